package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.arrangement.OverrideReport;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverrideTest extends FollowedRepository {

    private static final Ticket LOGIN = Ticket.builder("T2").category("login").build();
    private static final String ORDINARY =
            "rule \"refund\" salience 1000 when Ticket( category == \"refund\" ) then routing.to(\"a\"); end\n";
    private static final String CRISIS =
            "rule \"crisis\" when Ticket( category == \"refund\" ) then routing.to(\"c\").because(\"Refunds are down\"); end\n";

    @BeforeEach
    void activate() {
        publisher.activated(ORDINARY);
        clock.advance(HOUR);
    }

    @Test
    void decision_byAnOverride_namesItAndTheVersionBehindIt() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        try (Router router = router()) {
            Decision decision = router.route(TICKET);

            assertThat(decision.outcome()).isEqualTo(Outcome.OVERRIDDEN);
            assertThat(decision.team().id()).isEqualTo("c");
            assertThat(decision.rule()).isEqualTo("crisis");
            assertThat(decision.reason()).contains("Refunds are down");
            assertThat(decision.version().sequence()).isEqualTo(1);
            assertThat(decision.override().orElseThrow().id()).isEqualTo("outage");
            assertThat(decision.override().orElseThrow().until())
                    .isEqualTo(clock.instant().plus(HOUR));
            assertThat(decision.override().orElseThrow().author()).isEqualTo("ann");
            assertThat(decision.override().orElseThrow().reason()).isEqualTo("a test");
        }
    }

    @Test
    void ticket_thatTheOverrideDoesNotMatch_isDecidedAsBefore() {
        try (Router router = router()) {
            Decision before = router.route(LOGIN);
            publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
            router.refresh();

            assertThat(router.route(LOGIN)).isEqualTo(before);
            assertThat(router.route(LOGIN).outcome()).isEqualTo(Outcome.FALLBACK);
        }
    }

    @Test
    void override_atItsEnd_endsByItselfThoughTheRepositoryIsGone() throws Exception {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        try (Router router = router()) {
            Files.delete(folder.resolve("test/timeline.jsonl"));
            clock.advance(HOUR.minusNanos(1));
            router.refresh();
            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.OVERRIDDEN);

            clock.advance(Duration.ofNanos(1));

            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.ROUTED);
            assertThat(router.state().isHealthy()).isFalse();
        }
    }

    @Test
    void override_renewed_runsOnAndShowsItsNewEnd() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        try (Router router = router()) {
            router.route(TICKET);
            Instant later = clock.instant().plus(HOUR.multipliedBy(3));
            publisher.append(Change.RenewOverride.of("outage", later));
            router.refresh();
            clock.advance(HOUR.multipliedBy(2));

            assertThat(router.route(TICKET).override().orElseThrow().until()).isEqualTo(later);
            assertThat(router.state().overrides())
                    .singleElement()
                    .extracting(OverrideReport::tickets)
                    .isEqualTo(List.of("T1", "T1"));
        }
    }

    @Test
    void override_ended_stopsAtOnceAndLeavesTheListOfItsTickets() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        try (Router router = router()) {
            router.route(TICKET);
            router.route(LOGIN);
            clock.advance(Duration.ofMinutes(1));
            publisher.append(new Change.EndOverride("outage", Change.AT_ONCE));
            router.refresh();

            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.ROUTED);
            OverrideReport left = router.state().overrides().get(0);
            assertThat(left.inEffect()).isFalse();
            assertThat(left.decided()).isEqualTo(1);
            assertThat(left.tickets()).containsExactly("T1");
        }
    }

    @Test
    void override_underWhichAVersionIsActivated_goesOnBeforeTheNewOne() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        clock.advance(Duration.ofMinutes(1));
        // The new version knows no team c, which the override names: it was written for the old one.
        publisher.activate(publisher.publish(
                Map.of("teams.yaml", "teams:\n  a: {name: Team a}\n  triage: {name: Team triage}\n"), ORDINARY));
        try (Router router = router()) {
            Decision decision = router.route(TICKET);

            assertThat(decision.outcome()).isEqualTo(Outcome.OVERRIDDEN);
            assertThat(decision.team().id()).isEqualTo("c");
            assertThat(decision.version().sequence()).isEqualTo(2);
            assertThat(router.state().isHealthy()).isTrue();
        }
    }

    @Test
    void override_ofEveryTicket_decidesEveryTicket() {
        publisher.override(
                "all-hands", clock.instant().plus(HOUR), "rule \"all\" when Ticket() then routing.to(\"b\"); end\n");
        try (Router router = router()) {
            assertThat(router.route(TICKET).team().id()).isEqualTo("b");
            assertThat(router.route(LOGIN).outcome()).isEqualTo(Outcome.OVERRIDDEN);
        }
    }

    @Test
    void overrides_severalAtOnce_theNewestStandsFirst() {
        publisher.override("one", clock.instant().plus(HOUR), CRISIS);
        clock.advance(Duration.ofMinutes(1));
        publisher.override("two", clock.instant().plus(HOUR), RuleSets.rule("later", "category == \"refund\"", "b"));
        try (Router router = router()) {
            assertThat(router.route(TICKET).override().orElseThrow().id()).isEqualTo("two");
        }
    }

    @Test
    void override_withASessionRule_joinsTheFacts() {
        publisher.override("outage", clock.instant().plus(HOUR), """
                rule "join"
                when
                  Ticket( $r : region )
                  Fact( kind == "outage", attributes["region"] == $r )
                then
                  routing.to("b").because("Outage in " + $r);
                end
                """);
        try (Router router = router()) {
            Decision joined = router.route(TICKET, List.of(new Fact("outage", Map.of("region", "EU"))));

            assertThat(joined.outcome()).isEqualTo(Outcome.OVERRIDDEN);
            assertThat(joined.reason()).contains("Outage in EU");
            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.ROUTED);
        }
    }

    @Test
    void override_whoseRuleFails_isNamedAndTheVersionDecides() {
        publisher.override(
                "outage",
                clock.instant().plus(HOUR),
                "rule \"bad\" when Ticket( subject str[startsWith] \"x\" ) then routing.to(\"b\"); end\n");
        try (Router router = router()) {
            Decision decision = router.route(TICKET);

            assertThat(decision.outcome()).isEqualTo(Outcome.ROUTED);
            assertThat(decision.failures()).extracting(RuleFailure::rule).containsExactly("bad");
        }
    }

    @Test
    void explanation_ofAnOverriddenTicket_saysWhyAndWhoWouldOwnItWithout() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        try (Router router = router()) {
            Explanation explanation = router.explain(TICKET);

            assertThat(explanation.decision()).isEqualTo(router.route(TICKET));
            assertThat(explanation.runnerUp().orElseThrow().team()).isEqualTo("a");
            assertThat(explanation.toString())
                    .contains("an override stands before all rules: outage by ann until", "a test");
            assertThat(router.state().overrides().get(0).decided()).isEqualTo(1);
        }
    }

    @Test
    void route_asOfAnOverridesTime_isOverriddenStill() {
        publisher.override("outage", clock.instant().plus(HOUR), CRISIS);
        Instant during = clock.instant();
        clock.advance(HOUR.multipliedBy(3));
        publisher.activated(ORDINARY);
        try (Router router = router()) {
            assertThat(router.route(TICKET).outcome()).isEqualTo(Outcome.ROUTED);
            assertThat(router.route(TICKET, during).outcome()).isEqualTo(Outcome.OVERRIDDEN);
        }
    }
}
