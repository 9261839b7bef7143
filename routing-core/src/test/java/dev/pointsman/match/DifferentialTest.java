package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Generator;
import dev.pointsman.testing.LinearScanMatcher;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drools, the index and the linear scan must agree on every match and every failure, rule set by rule set. The number of rule sets
 * can be raised for a long run: {@code mvn test -pl routing-core -Dtest=DifferentialTest
 * -Dpointsman.differential.ruleSets=200}; each is tried with 500 tickets.
 */
class DifferentialTest {

    private static final int RULES = 30;
    private static final int TICKETS = 500;
    private static final Instant AT = Instant.parse("2026-06-15T00:00:00Z");

    /** Every seed that ever failed, and why. */
    private static final List<Long> FAILED_ONCE = List.of();

    static Stream<Long> seeds() {
        int ruleSets = Integer.getInteger("pointsman.differential.ruleSets", 8);
        long first = Long.getLong("pointsman.differential.seed", 20261122L);
        return Stream.concat(
                FAILED_ONCE.stream(), LongStream.range(first, first + ruleSets).boxed());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allMatchers_generatedRuleSet_agreeOnEveryTicket(long seed) {
        Generator generator = new Generator(seed);
        RuleSet ruleSet = generator.ruleSet(RULES);
        try (Matcher drools = DroolsMatcher.of(ruleSet);
                Matcher index = new IndexMatcher(ruleSet, null);
                Matcher scan = new LinearScanMatcher(ruleSet)) {
            for (Ticket ticket : generator.tickets(TICKETS)) {
                MatchResult expected = drools.all(ticket, List.of(), AT);
                String as = "seed " + seed + ", " + ticket;
                assertThat(summary(scan.all(ticket, List.of(), AT))).as(as).isEqualTo(summary(expected));
                assertThat(summary(index.all(ticket, List.of(), AT))).as(as).isEqualTo(summary(expected));
                assertThat(index.first(ticket, List.of(), AT).winner()).as(as).isEqualTo(expected.winner());
            }
        }
    }

    private static List<String> summary(MatchResult result) {
        return Stream.concat(
                        result.matches().stream().map(DifferentialTest::summary),
                        result.failures().stream().map(RuleFailure::rule).map(rule -> rule + " failed"))
                .toList();
    }

    private static String summary(RuleMatch match) {
        return match.rule().id() + " -> " + match.team();
    }
}
