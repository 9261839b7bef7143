package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Case;
import dev.pointsman.testing.Generator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code route} decides is what {@code explain} explains, on generated rule sets, session rules among them. */
class RouteAndExplainTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(20261206, 20261217);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void routeAndExplain_generatedRuleSet_agree(long seed) {
        Generator generator = Generator.varied(seed);
        RuleSet ruleSet = generator.ruleSet(generator.rules());
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            for (int i = 0; i < 300; i++) {
                Case one = generator.next();
                Decision decision = router.route(one.ticket(), one.facts(), one.at());
                Explanation explanation = router.explain(one.ticket(), one.facts(), one.at());
                assertThat(explanation.decision())
                        .as("seed %d, %s", seed, one.text())
                        .isEqualTo(decision);
                assertThat(explanation.matches().get(0).rule().id()).isEqualTo(decision.rule());
                assertThat(explanation.failures()).containsAll(decision.failures());
                Set<String> settled = Stream.concat(
                                explanation.matches().stream()
                                        .map(match -> match.rule().id()),
                                explanation.failures().stream().map(RuleFailure::rule))
                        .collect(Collectors.toSet());
                assertThat(explanation.nearMisses())
                        .extracting(miss -> miss.rule().id())
                        .doesNotContainAnyElementsOf(settled);
            }
        }
    }
}
