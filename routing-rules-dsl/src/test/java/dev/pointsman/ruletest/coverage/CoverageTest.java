package dev.pointsman.ruletest.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.Router;
import dev.pointsman.explain.Question;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.Aspect;
import dev.pointsman.ruletest.Expected;
import dev.pointsman.ruletest.TestCase;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private static final RuleSet RULES = RuleSet.builder("small")
            .teams(TeamDirectory.of(Team.of("a", "A"), Team.of("b", "B")))
            .file("rules/rules.drl", """
                    import dev.pointsman.ticket.Ticket
                    import dev.pointsman.ticket.Fact
                    rule "strong" salience 2
                    when Ticket( category == "refund", region == "EU" || priority <= 2, !( tier == "plus" && language == "de" ) )
                    then routing.to("a"); end
                    rule "weak" salience 1
                    when Ticket( category == "refund" )
                    then routing.to("b"); end
                    rule "throws"
                    when Ticket( product == "p", subject str[startsWith] "x" )
                    then routing.to("b"); end
                    rule "joined" salience 3
                    when Ticket( $p : product, product != null ) Fact( kind == $p )
                    then routing.to("b"); end
                    rule "off" enabled false
                    when Ticket( category == "refund" )
                    then routing.to("b"); end
                    rule "winter" date-effective "2026-12-01T00:00:00Z"
                    when Ticket( category == "snow" )
                    then routing.to("b"); end
                    rule "fallback" when Ticket() then routing.to("b"); end
                    """)
            .build();

    @Test
    void withoutCases_nothingIsReached() {
        Coverage none = coverage(List.of());
        assertThat(none.rules())
                .extracting(rule -> rule.rule().id())
                .containsExactly("joined", "strong", "weak", "throws", "winter", "fallback");
        assertThat(none.won()).isEqualTo(new Share(0, 6));
        assertThat(none.matched()).isEqualTo(new Share(0, 6));
        assertThat(none.conditions()).isEqualTo(new Share(0, 24));
        assertThat(none.won().percent()).isZero();
        assertThat(none.rules()).noneMatch(RuleCoverage::isComplete);
    }

    @Test
    void conditions_areTriedLikeTheRouter_fromLeftToRightAndNoFurtherThanNeeded() {
        assertThat(seen("strong", ticket().category("x")))
                .containsExactly(
                        "category == \"refund\" F",
                        "region == \"EU\" || priority <= 2 -",
                        "region == \"EU\" -",
                        "priority <= 2 -",
                        "!(tier == \"plus\" && language == \"de\") -",
                        "tier == \"plus\" -",
                        "language == \"de\" -");
        assertThat(seen(
                        "strong",
                        ticket().category("refund").region("EU").tier("plus").language("de")))
                .containsExactly(
                        "category == \"refund\" T",
                        "region == \"EU\" || priority <= 2 T",
                        "region == \"EU\" T",
                        "priority <= 2 -",
                        "!(tier == \"plus\" && language == \"de\") F",
                        "tier == \"plus\" T",
                        "language == \"de\" T");
        assertThat(seen(
                        "strong",
                        ticket().category("refund").region("UK").priority(2),
                        ticket().category("refund").tier("plus").priority(3)))
                .containsExactly(
                        "category == \"refund\" T",
                        "region == \"EU\" || priority <= 2 TF",
                        "region == \"EU\" F",
                        "priority <= 2 TF",
                        "!(tier == \"plus\" && language == \"de\") T",
                        "tier == \"plus\" F",
                        "language == \"de\" -");
    }

    @Test
    void rule_thatFails_countsUpToTheConditionThatCannotBeEvaluated() {
        assertThat(seen("throws", ticket().product("p")))
                .containsExactly("product == \"p\" T", "subject str[startsWith] \"x\" -");
    }

    @Test
    void winsAndMatches_areTakenFromTheRouter() {
        Coverage coverage = coverage(List.of(
                question(ticket().category("refund").region("EU"), AT),
                question(ticket().category("refund").region("EU"), AT),
                new Question(ticket().product("p").build(), List.of(new Fact("p", Map.of())), AT)));
        assertThat(coverage.rules())
                .extracting(rule -> rule.rule().id() + " " + rule.inForce() + " " + rule.matched() + " " + rule.won())
                .containsExactly(
                        "joined 3 1 1", "strong 3 2 2", "weak 3 2 0", "throws 3 0 0", "winter 0 0 0", "fallback 3 3 0");
        assertThat(coverage.won()).isEqualTo(new Share(2, 6));
        assertThat(coverage.matched()).isEqualTo(new Share(4, 6));
    }

    @Test
    void rule_isComplete_whenItWonAndEveryConditionWasSeenBothWays() {
        Instant winter = Instant.parse("2026-12-01T00:00:00Z");
        Coverage half = coverage(List.of(question(ticket().category("snow"), winter)));
        Coverage full = coverage(List.of(question(ticket().category("snow"), winter), question(ticket(), winter)));
        assertThat(rule("winter", half).isComplete()).isFalse();
        assertThat(rule("winter", full).isComplete()).isTrue();
        assertThat(rule("fallback", half).isComplete()).isFalse();
        assertThat(rule("fallback", full).isComplete()).isTrue();
    }

    @Test
    void percent_isRoundedDown_so100MeansAll() {
        assertThat(new Share(999, 1000).percent()).isEqualTo(99);
        assertThat(new Share(1000, 1000).percent()).isEqualTo(100);
        assertThat(new Share(0, 0).percent()).isEqualTo(100);
        assertThat(new Share(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).percent())
                .isEqualTo(99);
        assertThat(new Share(1, 3)).hasToString("1 of 3 (33 %)");
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> seen(String rule, Ticket.Builder... tickets) {
        List<Question> questions = new ArrayList<>();
        for (Ticket.Builder ticket : tickets) {
            questions.add(question(ticket, AT));
        }
        return rule(rule, coverage(questions)).conditions().stream()
                .map(one -> one.condition().text() + " " + (one.seenTrue() ? "T" : "") + (one.seenFalse() ? "F" : "")
                        + (one.seen() == 0 ? "-" : ""))
                .toList();
    }

    private static RuleCoverage rule(String id, Coverage coverage) {
        return coverage.rules().stream()
                .filter(rule -> rule.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Ticket.Builder ticket() {
        return Ticket.builder("T-1");
    }

    private static Question question(Ticket.Builder ticket, Instant at) {
        return new Question(ticket.build(), List.of(), at);
    }

    private static Coverage coverage(List<Question> questions) {
        List<TestCase> cases = IntStream.range(0, questions.size())
                .mapToObj(i -> new TestCase(
                        "case " + i,
                        SourcePosition.ofFile("tests/a.yaml"),
                        questions.get(i),
                        List.of(new Expected(Aspect.TEAM, "a"))))
                .toList();
        try (Router router = Router.builder().ruleSet(RULES).build()) {
            return Coverage.of(router, cases);
        }
    }
}
