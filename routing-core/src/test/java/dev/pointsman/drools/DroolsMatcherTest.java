package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.NOON;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.plain;
import static dev.pointsman.drools.DrlRules.regionIs;
import static dev.pointsman.drools.DrlRules.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.decision.RuleMatch;
import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DroolsMatcherTest {

    private static final Ticket TICKET =
            Ticket.builder("T-1").region("EU").product("checkout").build();
    private static final Rule EU = plain("eu", regionIs("EU"), "a").build();
    private static final Rule US = plain("us", regionIs("US"), "b").build();

    @ParameterizedTest
    @EnumSource
    void matches_ofPlainRules_standInTheOrderGiven(LanguageLevel level) {
        Rule second = plain("second", regionIs("EU"), "c").build();

        MatchResult found = matcher(level, EU, US, second).all(TICKET, List.of(), NOON);

        assertThat(teams(found)).containsExactly("a", "c", "desk");
        assertThat(found.winner().rule()).isSameAs(EU);
        assertThat(found.failures()).isEmpty();
    }

    @Test
    void first_always_isWhatAllFinds() {
        try (DroolsMatcher matcher = matcher(EU, US)) {
            assertThat(matcher.first(TICKET, List.of(), NOON)).isEqualTo(matcher.all(TICKET, List.of(), NOON));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionRule_joinsTicketAndFact_givesTheReasonItComputes(LanguageLevel level) {
        Rule outage = session(
                        "outage",
                        "$t : Ticket( $p : product != null )\n    Fact( kind == \"outage\", attributes[\"product\"] == $p )",
                        "routing.to(\"b\").because(\"Outage of \" + $p);")
                .build();
        Fact fact = new Fact("outage", Map.of("product", "checkout"));
        try (DroolsMatcher matcher = matcher(level, outage)) {
            MatchResult with = matcher.all(TICKET, List.of(fact), NOON);
            MatchResult without = matcher.all(TICKET, List.of(), NOON);

            assertThat(with.winner()).isEqualTo(new RuleMatch(outage, "b", "Outage of checkout"));
            assertThat(teams(without)).containsExactly("desk");
        }
    }

    @Test
    void rule_nominatingSeveralTimes_keepsTheSmallestTeamAndReason() {
        Rule rule = session(
                        "many",
                        "Ticket()\n    $f : Fact()",
                        "routing.to($f.kind()).because(\"r\" + $f.attributes().get(\"n\"));")
                .build();
        List<Fact> facts = List.of(fact("c", 1), fact("b", 3), fact("b", 2), fact("c", 0));
        try (DroolsMatcher matcher = matcher(rule)) {
            for (int turn = 0; turn < facts.size(); turn++) {
                List<Fact> turned = new java.util.ArrayList<>(facts);
                java.util.Collections.rotate(turned, turn);
                assertThat(matcher.all(TICKET, turned, NOON).winner()).isEqualTo(new RuleMatch(rule, "b", "r2"));
            }
        }
    }

    @Test
    void rule_namingNoReason_matchesWithoutOne() {
        assertThat(matcher(EU).all(TICKET, List.of(), NOON).winner().reason()).isEmpty();
    }

    @Test
    void rule_outOfForce_neitherMatchesNorFails() {
        Rule over = plain("over", regionIs("EU"), "b").expiresAt(NOON).build();
        Rule early = plain("early", regionIs("EU"), "c")
                .effectiveFrom(NOON.plusSeconds(1))
                .build();
        try (DroolsMatcher matcher = matcher(over, early)) {
            assertThat(teams(matcher.all(TICKET, List.of(), NOON))).containsExactly("desk");
            assertThat(teams(matcher.all(TICKET, List.of(), NOON.minusSeconds(1))))
                    .containsExactly("b", "desk");
            assertThat(teams(matcher.all(TICKET, List.of(), NOON.plusSeconds(1))))
                    .containsExactly("c", "desk");
        }
    }

    @Test
    void rule_switchedOff_isNotCompiled() {
        Rule off = session("off", "Ticket( nonsense == 1 )", "nonsense();")
                .enabled(false)
                .build();

        assertThat(teams(matcher(off).all(TICKET, List.of(), NOON))).containsExactly("desk");
    }

    @Test
    void rule_computingAnUnknownTeam_failsWithASuggestion() {
        Rule rule = session("typo", "Ticket( $r : region )", "routing.to(\"payment\");")
                .build();

        MatchResult found = matcher(rule).all(TICKET, List.of(), NOON);

        assertThat(teams(found)).containsExactly("desk");
        assertThat(found.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.rule()).isEqualTo("typo");
            assertThat(failure.position()).isEqualTo(rule.position());
            assertThat(failure.message())
                    .isEqualTo("it names the team \"payment\", which does not exist\n  Maybe you meant \"payments\".");
        });
    }

    @Test
    void rule_computingAnAbsentTeam_fails() {
        Rule rule = session("none", "Ticket( $t : tier )", "routing.to($t);").build();

        assertThat(messages(matcher(rule).all(TICKET, List.of(), NOON)))
                .containsExactly("its consequence failed: it names no team: the value is absent");
    }

    @Test
    void consequence_thatThrows_failsItsRuleAlone() {
        Rule broken = session(
                        "broken",
                        "Ticket()",
                        "if (true) throw new IllegalStateException(\"no luck\"); routing.to(\"a\");")
                .salience(10)
                .build();
        Rule late =
                session("late", "Ticket()\n    Fact()", "routing.to(\"b\");").build();

        MatchResult found = matcher(broken, EU, late).all(TICKET, List.of(fact("x", 1)), NOON);

        assertThat(teams(found)).containsExactly("a", "b", "desk");
        assertThat(messages(found)).containsExactly("its consequence failed: IllegalStateException: no luck");
    }

    @Test
    void consequence_thatThrowsForOneTupleOnly_failsItsRule() {
        Rule broken = session(
                        "broken",
                        "Ticket()\n    $f : Fact()",
                        "routing.to(\"a\"); if ($f.kind().equals(\"bad\")) throw new IllegalStateException();")
                .build();

        MatchResult found = matcher(broken).all(TICKET, List.of(fact("ok", 1), fact("bad", 1), fact("fine", 1)), NOON);

        assertThat(teams(found)).containsExactly("desk");
        assertThat(messages(found)).containsExactly("its consequence failed: IllegalStateException");
    }

    @Test
    void consequence_thatHaltsTheSession_stopsNoOtherRule() {
        Rule halt =
                session("halt", "Ticket()", "routing.to(\"b\"); drools.halt();").build();
        Rule other = session("other", "Ticket()", "routing.to(\"c\");").build();

        assertThat(teams(matcher(halt, other, EU).all(TICKET, List.of(), NOON))).containsExactly("b", "c", "a", "desk");
    }

    @Test
    void consequence_thatThrowsAnError_isNotSwallowed() {
        Rule rule = session("oom", "Ticket()", "if (true) throw new OutOfMemoryError(\"for a test\");")
                .build();
        try (DroolsMatcher matcher = matcher(rule)) {
            assertThatThrownBy(() -> matcher.all(TICKET, List.of(), NOON))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("for a test");
        }
    }

    @Test
    void fact_thatIsATicket_isNotSeenByPlainRules() {
        Ticket earlier = Ticket.builder("T-0").region("US").build();

        assertThat(teams(matcher(EU, US).all(TICKET, List.of(earlier), NOON))).containsExactly("a", "desk");
    }

    @Test
    void sessionClock_always_showsTheInstantOfTheCall() {
        Rule rule = session(
                        "clock",
                        "Ticket()",
                        "routing.to(\"a\").because(\"\" + drools.getKieRuntime().getSessionClock().getCurrentTime());")
                .build();
        try (DroolsMatcher matcher = matcher(rule)) {
            for (Instant at : List.of(NOON, Instant.EPOCH, NOON.minusSeconds(1L << 32))) {
                assertThat(matcher.all(TICKET, List.of(), at).winner().reason())
                        .contains(String.valueOf(at.toEpochMilli()));
            }
            assertThat(teams(matcher.all(TICKET, List.of(), Instant.MAX.minusSeconds(1))))
                    .containsExactly("a", "desk");
            assertThat(teams(matcher.all(TICKET, List.of(), Instant.MIN))).containsExactly("a", "desk");
        }
    }

    @Test
    void ruleNames_likeNoJavaName_areKeptApart() {
        Rule one = session("1a", "Ticket()", "routing.to(\"a\");").build();
        Rule underscored = session("_1a", "Ticket()", "routing.to(\"b\");").build();
        Rule accented = session("größe \\\" 大", "Ticket( region == \"EU\" )", "routing.to(\"c\").because(\"für 大\");")
                .build();

        MatchResult found = matcher(one, underscored, accented).all(TICKET, List.of(), NOON);

        assertThat(teams(found)).containsExactly("a", "b", "c", "desk");
        assertThat(found.matches().get(2).reason()).contains("für 大");
    }

    @Test
    void literals_outsideAscii_compareByCharacter() {
        Rule rule = plain("zürich", regionIs("Zürich 大 😀"), "a").build();
        Ticket ticket = Ticket.builder("T-2").region("Zürich 大 😀").build();

        assertThat(teams(matcher(rule).all(ticket, List.of(), NOON))).containsExactly("a", "desk");
    }

    @Test
    void header_thatDeclaresRouting_needsNoSecondDeclaration() {
        String header = DrlRules.HEADER + "// global nothing\nglobal dev.pointsman.rule.Routing routing\n";
        String commented =
                DrlRules.HEADER.replace("testrules", "other") + "// global dev.pointsman.rule.Routing routing\n";
        Rule declared = session(header, 10, "declared", "Ticket()", "routing.to(\"a\");")
                .build();
        Rule supplied = session(commented, 10, "supplied", "Ticket()", "routing.to(\"b\");")
                .build();

        assertThat(teams(matcher(declared, supplied).all(TICKET, List.of(), NOON)))
                .containsExactly("a", "b", "desk");
    }

    @Test
    void matcher_afterClose_saysSo() {
        DroolsMatcher matcher = matcher(EU);
        matcher.close();
        matcher.close();

        assertThatThrownBy(() -> matcher.all(TICKET, List.of(), NOON))
                .isInstanceOf(RuleEngineException.class)
                .hasMessage("the matcher is closed");
    }

    @Test
    void matcher_withoutAMatch_saysSo() {
        DroolsMatcher matcher = DroolsMatcher.of(List.of(US), LanguageLevel.DRL6, DrlRules.TEAMS, "00");

        assertThatThrownBy(() -> matcher.all(TICKET, List.of(), NOON))
                .isInstanceOf(RuleEngineException.class)
                .hasMessage("no rule matched, not even the fallback");
    }

    private static Fact fact(String kind, int n) {
        return new Fact(kind, Map.of("n", n));
    }

    static List<String> teams(MatchResult found) {
        return found.matches().stream().map(RuleMatch::team).toList();
    }

    static List<String> messages(MatchResult found) {
        return found.failures().stream().map(failure -> failure.message()).toList();
    }
}
