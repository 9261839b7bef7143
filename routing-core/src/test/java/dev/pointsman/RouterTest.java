package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.FailedCondition;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Freeze;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouterTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Ticket TICKET = Ticket.builder("T1")
            .category("refund")
            .region("EU")
            .product("checkout")
            .priority(2)
            .build();
    private static final String REFUND =
            "rule \"refund\" when Ticket( category == \"refund\" ) then routing.to(\"a\").because(\"Refunds\"); end\n";
    private static final String OUTAGE = """
            rule "outage" salience 10
            when
              Ticket( product != null, $product : product )
              Fact( kind == "outage", attributes["product"] == $product, $ref : attributes["ref"] )
            then
              routing.to("b").because("Open outage " + $ref);
            end
            """;
    private static final Fact CHECKOUT_OUTAGE = new Fact("outage", Map.of("product", "checkout", "ref", "O-1"));

    private static Router router(Matching matching, String... rules) {
        return Router.builder()
                .ruleSet(RuleSets.of(rules))
                .matching(matching)
                .clock(InstantSource.fixed(AT))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void route_ruleMatches_isRoutedWithReasonAndVersion(Matching matching) {
        try (Router router = router(matching, REFUND)) {
            Decision decision = router.route(TICKET);

            assertThat(decision.outcome()).isEqualTo(Outcome.ROUTED);
            assertThat(decision.team().id()).isEqualTo("a");
            assertThat(decision.rule()).isEqualTo("refund");
            assertThat(decision.reason()).contains("Refunds");
            assertThat(decision.version()).isEqualTo(router.ruleSet().version());
            assertThat(decision.directory()).isEqualTo(router.ruleSet().teams().hash());
            assertThat(decision.at()).isEqualTo(AT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_nothingMatches_isFallback(Matching matching) {
        try (Router router = router(matching, REFUND)) {
            Decision decision = router.route(Ticket.builder("T2").build());

            assertThat(decision.outcome()).isEqualTo(Outcome.FALLBACK);
            assertThat(decision.team().id()).isEqualTo("triage");
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_factThatJoins_decidesByTheSessionRule(Matching matching) {
        try (Router router = router(matching, REFUND, OUTAGE)) {
            assertThat(router.route(TICKET).rule()).isEqualTo("refund");
            Decision decision = router.route(TICKET, List.of(CHECKOUT_OUTAGE));
            assertThat(decision.rule()).isEqualTo("outage");
            assertThat(decision.reason()).contains("Open outage O-1");
            assertThat(router.route(TICKET).rule()).as("facts do not stay").isEqualTo("refund");
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_severalFactsJoin_decidesAlikeInAnyOrderOfFacts(Matching matching) {
        Fact second = new Fact("outage", Map.of("product", "checkout", "ref", "O-0"));
        try (Router router = router(matching, OUTAGE)) {
            Decision decision = router.route(TICKET, List.of(CHECKOUT_OUTAGE, second));
            assertThat(router.route(TICKET, List.of(second, CHECKOUT_OUTAGE))).isEqualTo(decision);
            assertThat(decision.reason()).contains("Open outage O-0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void explain_sameTicket_tellsTheDecisionOfRoute(Matching matching) {
        try (Router router =
                router(matching, REFUND, OUTAGE, RuleSets.rule("eu", "region == \"EU\", priority == 2", "c"))) {
            List<Fact> facts = List.of(CHECKOUT_OUTAGE);
            Explanation explanation = router.explain(TICKET, facts);

            assertThat(explanation.decision()).isEqualTo(router.route(TICKET, facts));
            assertThat(explanation.matches())
                    .extracting(match -> match.rule().id())
                    .containsExactly("outage", "eu", "refund", "fallback");
            assertThat(explanation.runnerUp()).map(RuleMatch::team).contains("c");
            assertThat(explanation.why()).contains("\"eu\"").contains("salience");
            assertThat(explanation.toString())
                    .contains("outage")
                    .contains("Open outage O-1")
                    .contains("runner-up");
        }
    }

    @ParameterizedTest
    @EnumSource
    void explain_fallback_carriesNearMissesWithTheTicketsValues(Matching matching) {
        try (Router router = router(
                matching,
                RuleSets.rule("far", "category == \"x\", region == \"y\"", "a"),
                RuleSets.rule("near", "category == \"refund\", region == \"NA\"", "b"),
                RuleSets.rule("absent", "tier == \"gold\"", "c"))) {
            Explanation explanation = router.explain(TICKET);

            assertThat(explanation.decision().outcome()).isEqualTo(Outcome.FALLBACK);
            assertThat(explanation.nearMisses())
                    .extracting(miss -> miss.rule().id())
                    .containsExactly("near", "absent", "far");
            assertThat(explanation.nearMisses().get(0).failing())
                    .containsExactly(new FailedCondition("region == \"NA\"", "region is \"EU\""));
            assertThat(explanation.nearMisses().get(1).failing())
                    .containsExactly(new FailedCondition("tier == \"gold\"", "tier is absent"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void explain_sessionRuleThatDidNotJoin_isANearMissThatSaysSo(Matching matching) {
        try (Router router = router(matching, OUTAGE)) {
            List<NearMiss> misses = router.explain(TICKET).nearMisses();
            assertThat(misses).extracting(miss -> miss.rule().id()).containsExactly("outage");
            assertThat(misses.get(0).failing().get(0).value()).contains("a pattern on Fact");
        }
    }

    @ParameterizedTest
    @EnumSource
    void explain_withoutTheWinnersTeam_theRunnerUpWouldWin(Matching matching) {
        String eu = RuleSets.rule("eu", "region == \"EU\"", "b");
        try (Router both = router(matching, REFUND, eu);
                Router without = router(matching, eu)) {
            assertThat(both.route(TICKET).rule()).isEqualTo("eu");
            RuleMatch runnerUp = both.explain(TICKET).runnerUp().orElseThrow();
            try (Router rest = router(matching, REFUND)) {
                assertThat(runnerUp.rule().id()).isEqualTo(rest.route(TICKET).rule());
            }
            assertThat(without.route(TICKET).rule()).isEqualTo("eu");
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_ruleThatThrowsBeforeTheWinner_isNamedOnTheDecision(Matching matching) {
        try (Router router = router(
                matching,
                REFUND,
                "rule \"bad\" salience 9 when Ticket( subject str[startsWith] \"x\" ) then routing.to(\"b\"); end\n")) {
            Decision decision = router.route(TICKET);

            assertThat(decision.rule()).isEqualTo("refund");
            assertThat(decision.failures()).extracting(RuleFailure::rule).containsExactly("bad");
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_afterClose_neverThrows(Matching matching) {
        Router router = router(matching, REFUND, OUTAGE);
        router.close();

        Decision decision = router.route(TICKET);

        assertThat(decision.team().id()).isIn("a", "triage");
    }

    @Test
    void route_asOfAnInstant_usesThatInstant() {
        try (Router router = router(
                Matching.INDEX,
                "rule \"later\" date-effective \"2027-01-01\" when Ticket( category == \"refund\" ) then routing.to(\"b\"); end\n")) {
            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.FALLBACK);
            assertThat(router.route(TICKET, Instant.parse("2027-01-01T00:00:00Z"))
                            .rule())
                    .isEqualTo("later");
        }
    }

    @ParameterizedTest
    @EnumSource
    void route_fiveMegabytesOfText_isDecided(Matching matching) {
        Ticket ticket = TICKET.toBuilder()
                .description("x".repeat(5_000_000) + " refund")
                .build();
        try (Router router = router(matching, RuleSets.rule("text", "description matches \"(?is).*REFUND.*\"", "c"))) {
            assertThat(router.route(ticket).rule()).isEqualTo("text");
        }
    }

    @Test
    void route_nullArguments_areNamed() {
        try (Router router = router(Matching.INDEX, REFUND)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> router.route(null))
                    .withMessage("ticket");
            assertThatNullPointerException()
                    .isThrownBy(() -> router.route(TICKET, (Instant) null))
                    .withMessage("at");
            assertThatNullPointerException()
                    .isThrownBy(() -> router.route(TICKET, Arrays.asList((Object) null)))
                    .withMessage("a fact");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> router.route(TICKET, List.of(TICKET)))
                    .withMessageContaining("Fact");
        }
    }

    @Test
    void build_withoutRuleSet_saysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Router.builder().build())
                .withMessageContaining("rule set");
    }

    @ParameterizedTest
    @EnumSource
    void route_factOfTheHostsOwnType_isVisibleWhenGranted(Matching matching) {
        RuleSet ruleSet = RuleSets.builder()
                .policy(RulePolicy.RESTRICTED.withFactType(Freeze.class))
                .file(
                        "rules/test.drl",
                        RuleSets.HEADER + "import dev.pointsman.testing.Freeze\n"
                                + "rule \"freeze\" when Ticket( $r : region ) Freeze( region == $r ) then routing.to(\"c\"); end\n"
                                + RuleSets.FALLBACK)
                .build();
        try (Router router =
                Router.builder().ruleSet(ruleSet).matching(matching).build()) {
            assertThat(router.route(TICKET, List.of(new Freeze("EU"))).rule()).isEqualTo("freeze");
            assertThat(router.route(TICKET, List.of(new Freeze("NA"))).rule()).isEqualTo("fallback");
        }
    }
}
