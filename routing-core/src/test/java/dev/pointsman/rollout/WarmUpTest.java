package dev.pointsman.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.match.MatchResult;
import dev.pointsman.match.Matcher;
import dev.pointsman.release.Release;
import dev.pointsman.rollout.WarmUpSource.Question;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.LinearScanMatcher;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.testing.SettableClock;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

    private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");
    private static final RuleSet RULES = RuleSets.of(RuleSets.rule("refund", "category == \"refund\"", "a"));
    private static final Fact OUTAGE = new Fact("outage", Map.of("product", "checkout"));

    @TempDir
    private Path folder = Path.of("");

    private final List<String> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final CompiledRuleSet compiled = new CompiledRuleSet(RULES, new Noting(new LinearScanMatcher(RULES)));

    /** What is asked does not depend on it: the questions are those of the test. */
    private Release release() {
        Publisher publisher = new Publisher(folder, new SettableClock(AT));
        return publisher.repository().release(Publisher.NAME, publisher.publish());
    }

    /** Notes which tickets are decided, with how many facts. */
    private final class Noting implements Matcher {
        private final Matcher matcher;

        Noting(Matcher matcher) {
            this.matcher = matcher;
        }

        @Override
        public MatchResult first(Ticket ticket, Collection<?> facts, Instant at) {
            asked.add(ticket.id() + "+" + facts.size());
            return matcher.first(ticket, facts, at);
        }

        @Override
        public MatchResult all(Ticket ticket, Collection<?> facts, Instant at) {
            return matcher.all(ticket, facts, at);
        }

        @Override
        public void close() {
            matcher.close();
        }
    }

    private static Question question(long number) {
        return new Question(Ticket.builder("T" + number).build(), List.of(OUTAGE));
    }

    private void run(WarmUpSource... sources) {
        new WarmUp(List.of(sources), nanos::get).run(release(), compiled, AT);
    }

    @Test
    void run_severalSources_asksTheFirstThatHasQuestionsWithTheirFacts() {
        run(
                (version, ruleSet) -> Stream.of(),
                (version, ruleSet) -> Stream.of(question(1), question(2)),
                new SchemaTickets());

        assertThat(asked).containsExactly("T1+1", "T2+1");
    }

    @Test
    void run_sourceWithoutEnd_asksSoManyAndNoMore() {
        run((version, ruleSet) -> Stream.iterate(0L, i -> i + 1).map(WarmUpTest::question));

        assertThat(asked).hasSize(WarmUp.QUESTIONS_AT_MOST).endsWith("T999+1");
    }

    @Test
    void run_timeIsOver_beginsNoFurtherQuestion() {
        Duration each = WarmUp.TIME_AT_MOST.dividedBy(4);
        run((version, ruleSet) -> Stream.iterate(0L, i -> i + 1).map(number -> {
            nanos.addAndGet(each.toNanos());
            return question(number);
        }));

        assertThat(asked).containsExactly("T0+1", "T1+1", "T2+1", "T3+1");
    }

    @Test
    void run_timeIsOverInASourceWithoutQuestions_asksNoOther() {
        run(
                (version, ruleSet) -> {
                    nanos.addAndGet(WarmUp.TIME_AT_MOST.toNanos());
                    return Stream.of();
                },
                new SchemaTickets());

        assertThat(asked).isEmpty();
    }

    @Test
    void run_sourceThrows_asksTheNextOne() {
        run(
                (version, ruleSet) -> {
                    throw new IllegalStateException("no tests here");
                },
                (version, ruleSet) -> Stream.of(question(1)));

        assertThat(asked).containsExactly("T1+1");
    }

    @Test
    void run_sourceThrowsOnTheWay_isContentWithWhatItGave() {
        run(
                (version, ruleSet) -> Stream.of(1L, 2L, 3L).map(number -> {
                    if (number == 3) {
                        throw new StackOverflowError("nested too deeply");
                    }
                    return question(number);
                }),
                new SchemaTickets());

        assertThat(asked).containsExactly("T1+1", "T2+1");
    }

    @Test
    void run_hostHasNoTickets_asksTheOthers() {
        WarmUp others = new WarmUp(List.of((version, ruleSet) -> Stream.of(question(1))), nanos::get);
        others.preferring(version -> List.of()).run(release(), compiled, AT);
        others.preferring(version -> List.of(Ticket.builder("H1").build())).run(release(), compiled, AT);

        assertThat(asked).containsExactly("T1+1", "H1+0");
    }

    @Test
    void run_engineFailsOnEveryQuestion_refuses() {
        CompiledRuleSet closed = CompiledRuleSet.indexed(
                RuleSets.of("rule \"join\" when Ticket( $p : product ) Fact( attributes[\"product\"] == $p ) then"
                        + " routing.to(\"a\"); end\n"));
        closed.close();
        Ticket ticket = Ticket.builder("T1").product("checkout").build();
        WarmUp warmUp =
                new WarmUp(List.of((version, ruleSet) -> Stream.of(new Question(ticket, List.of(OUTAGE)))), nanos::get);

        assertThatExceptionOfType(RuleEngineException.class)
                .isThrownBy(() -> warmUp.run(release(), closed, AT))
                .withMessageContaining("every one of the 1 tickets");
    }
}
