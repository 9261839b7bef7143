package dev.pointsman.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private static final RuleSet RULES = RuleSet.builder("small")
            .teams(TeamDirectory.of(Team.of("a", "A"), Team.of("b", "B")))
            .file("rules/rules.drl", """
                    import dev.pointsman.ticket.Ticket
                    import dev.pointsman.ticket.Fact
                    rule "first" salience 9 when Ticket( category == "x" ) then routing.to("a"); end
                    rule "narrow" salience 5 when Ticket( category == "x", region == "EU" ) then routing.to("a"); end
                    rule "wide" salience 5 when Ticket( category == "x" ) then routing.to("b"); end
                    rule "also-wide" salience 5 when Ticket( category == "x" ) then routing.to("a"); end
                    rule "winter" date-effective "2026-12-01" date-expires "2027-03-01"
                    when Ticket( region in ("EU", "UK"), priority <= 2 ) then routing.to("b"); end
                    rule "off" enabled false when Ticket( region == "EU" ) then routing.to("b"); end
                    rule "throws" salience 20 when Ticket( category == "t", subject str[startsWith] "x" ) then routing.to("b"); end
                    rule "joined" salience 30 when Ticket( $p : product, product != null ) Fact( kind == $p )
                    then routing.to("b"); end
                    rule "fallback" when Ticket() then routing.to("b"); end
                    """)
            .build();

    @Test
    void conditionsThatFail_areToldWithTheValues_andAllTheRest() {
        WhyNot whyNot =
                ask("winter", Ticket.builder("T-1").category("x").region("NA").build());
        assertThat(whyNot.conditions())
                .containsExactly(
                        new ConditionCheck("region in (\"EU\", \"UK\")", "region is \"NA\"", false),
                        new ConditionCheck("priority <= 2", "priority is absent", false));
        assertThat(lines(whyNot))
                .containsExactly(
                        "Rule winter -> b did not win  (rules/rules.drl:7:1)",
                        "  it is in force from 2026-12-01T00:00:00Z on, and this is 2026-11-22T03:00:00Z",
                        "  region in (\"EU\", \"UK\")  but region is \"NA\"",
                        "  priority <= 2  but priority is absent",
                        "  \"first\" -> a matches too and stands before it by salience, 9 against 0  (rules/rules.drl:3:1)",
                        "  \"also-wide\" -> a matches too and stands before it by salience, 5 against 0  (rules/rules.drl:6:1)",
                        "  \"wide\" -> b matches too and stands before it by salience, 5 against 0  (rules/rules.drl:5:1)");
    }

    @Test
    void strongerRules_areToldWithTheCriterion() {
        WhyNot whyNot =
                ask("wide", Ticket.builder("T-1").category("x").region("EU").build());
        assertThat(whyNot.won()).isFalse();
        assertThat(lines(whyNot).subList(1, 4))
                .containsExactly(
                        "  \"first\" -> a matches too and stands before it by salience, 9 against 5  (rules/rules.drl:3:1)",
                        "  \"narrow\" -> a matches too and stands before it because it is narrower, at the same salience 5"
                                + "  (rules/rules.drl:4:1)",
                        "  \"also-wide\" -> a matches too and stands before it by rule id, at the same salience 5 and"
                                + " equally narrow  (rules/rules.drl:6:1)");
        assertThat(lines(ask("fallback", Ticket.builder("T-1").category("x").build())))
                .contains("  \"first\" -> a matches too and stands before it because this is the fallback"
                        + "  (rules/rules.drl:3:1)");
    }

    @Test
    void rule_thatIsOff_orExpired_orFails_isToldSo() {
        assertThat(lines(ask("off", Ticket.builder("T-1").region("EU").build())))
                .contains("  it is disabled");
        Instant spring = Instant.parse("2027-03-01T00:00:00Z");
        Ticket ticket = Ticket.builder("T-1").region("EU").priority(1).build();
        assertThat(lines(ask("winter", new Question(ticket, List.of(), spring))))
                .containsExactly(
                        "Rule winter -> b did not win  (rules/rules.drl:7:1)",
                        "  it expired at 2027-03-01T00:00:00Z, and this is 2027-03-01T00:00:00Z");
        assertThat(ask("throws", Ticket.builder("T-1").category("t").build()).toString())
                .contains(
                        "it failed on this ticket: subject str[startsWith] \"x\" cannot be evaluated: the value is absent");
    }

    @Test
    void sessionRule_isToldByItsUnderstoodPart_orByDrools() {
        Ticket ticket = Ticket.builder("T-1").product("p").build();
        assertThat(ask("joined", Ticket.builder("T-1").build()).toString())
                .contains("product != null  but product is absent")
                .doesNotContain("Drools");
        assertThat(ask("joined", ticket).obstacles()).hasSize(1).first().isInstanceOf(Obstacle.SessionPartFails.class);
        assertThat(ask("joined", new Question(ticket, List.of(new Fact("p", Map.of())), AT))
                        .won())
                .isTrue();
    }

    @Test
    void rule_thatWon_hasNoObstacle() {
        WhyNot whyNot = ask(
                "winter",
                new Question(
                        Ticket.builder("T-1").region("EU").priority(2).build(),
                        List.of(),
                        Instant.parse("2026-12-01T00:00:00Z")));
        assertThat(whyNot.won()).isTrue();
        assertThat(whyNot).hasToString("Rule winter -> b won  (rules/rules.drl:7:1)");
    }

    @Test
    void engine_thatFails_isTheObstacle() {
        Router router = Router.builder().ruleSet(RULES).build();
        router.close();
        Question question = new Question(Ticket.builder("T-1").product("p").build(), List.of(), AT);
        WhyNot whyNot = WhyNot.of(router, question, RULES.find("joined").orElseThrow());
        assertThat(whyNot.obstacles()).hasSize(1).first().isInstanceOf(Obstacle.EngineFailed.class);
    }

    private static WhyNot ask(String rule, Ticket ticket) {
        return ask(rule, new Question(ticket, List.of(), AT));
    }

    private static WhyNot ask(String rule, Question question) {
        try (Router router = Router.builder().ruleSet(RULES).build()) {
            return WhyNot.of(router, question, RULES.find(rule).orElseThrow());
        }
    }

    private static List<String> lines(WhyNot whyNot) {
        return whyNot.toString().lines().toList();
    }
}
