package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.Decision;
import dev.pointsman.shadow.Difference;
import dev.pointsman.shadow.ShadowExample;
import dev.pointsman.shadow.ShadowReport;
import dev.pointsman.testing.Await;
import dev.pointsman.testing.Freeze;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowRouterTest extends FollowedRepository {

    private void shadow(long sequence) {
        publisher.append(new Change.Shadow(sequence, Change.AT_ONCE, Change.OPEN));
    }

    private static Ticket ticket(String category) {
        return Ticket.builder(category).category(category).build();
    }

    private static ShadowReport after(Router router, long compared) {
        Await.until(() -> router.state().shadow().orElseThrow().compared() == compared);
        return router.state().shadow().orElseThrow();
    }

    @Test
    void shadow_whoseVersionBecomesTheActiveOne_pausesUntilAnotherOneIs() {
        publisher.activated(RuleSets.rule("refund", "category == \"refund\"", "a"));
        shadow(publisher.publish(RuleSets.rule("refund", "category == \"refund\"", "b")));
        try (Router router = router()) {
            router.route(ticket("refund"));
            assertThat(after(router, 1).counts()).containsEntry(Difference.OTHER_TEAM, 1L);
            clock.advance(Duration.ofHours(1));
            publisher.activate(2);
            router.refresh();
            router.route(ticket("refund"));

            assertThat(router.state().shadow()).isEmpty();
            assertThat(router.state().isHealthy()).isTrue();

            clock.advance(Duration.ofHours(1));
            publisher.append(new Change.RollBack(1, Change.AT_ONCE));
            router.refresh();
            router.route(ticket("refund"));

            assertThat(after(router, 1).active().sequence()).isEqualTo(1);
        }
    }

    @Test
    void shadow_ofEachKindOfDifference_isCountedInItsClassWithAnExample() {
        publisher.activated(
                RuleSets.rule("same", "category == \"same\"", "a"),
                RuleSets.rule("renamed", "category == \"renamed\"", "a"),
                RuleSets.rule("moved", "category == \"moved\"", "a"),
                RuleSets.rule("lost", "category == \"lost\"", "a"),
                RuleSets.rule("torn", "category == \"torn\"", "a"),
                RuleSets.rule("broken", "category == \"broken\"", "a"));
        shadow(publisher.publish(
                RuleSets.rule("same", "category == \"same\"", "a"),
                RuleSets.rule("renamed-now", "category == \"renamed\"", "a"),
                RuleSets.rule("moved", "category == \"moved\"", "b"),
                RuleSets.rule("won", "category == \"won\"", "a"),
                RuleSets.rule("torn", "category == \"torn\"", "a"),
                RuleSets.rule("torn-too", "category == \"torn\"", "b"),
                RuleSets.rule("broken", "category == \"broken\"", "a"),
                "rule \"fails\" salience 9 when Ticket( category == \"broken\", subject str[startsWith] \"x\" )"
                        + " then routing.to(\"b\"); end\n"));
        try (Router router = router()) {
            List<String> categories = List.of("same", "renamed", "moved", "lost", "won", "torn", "broken");
            categories.forEach(category -> router.route(ticket(category)));

            ShadowReport report = after(router, categories.size());

            for (Difference difference : Difference.values()) {
                assertThat(report.counts()).as("%s", report.examples()).containsEntry(difference, 1L);
            }
            assertThat(example(report, Difference.SAME_TEAM_OTHER_RULE)).isEqualTo("renamed");
            assertThat(example(report, Difference.OTHER_TEAM)).isEqualTo("moved");
            assertThat(example(report, Difference.NEWLY_FALLBACK)).isEqualTo("lost");
            assertThat(example(report, Difference.NO_LONGER_FALLBACK)).isEqualTo("won");
            assertThat(example(report, Difference.NEWLY_CONFLICTING)).isEqualTo("torn");
            assertThat(example(report, Difference.ERROR)).isEqualTo("broken");
            ShadowExample moved = report.examples().get(Difference.OTHER_TEAM).get(0);
            assertThat(moved.active().team().id()).isEqualTo("a");
            assertThat(moved.candidate().team().id()).isEqualTo("b");
            assertThat(moved.candidate().at()).isEqualTo(moved.active().at());
        }
    }

    private static String example(ShadowReport report, Difference difference) {
        return report.examples().get(difference).get(0).active().ticket();
    }

    @Test
    void shadow_whateverItFinds_changesNoDecision() {
        publisher.activated(RuleSets.rule("moved", "category == \"moved\"", "a"));
        try (Router router = router()) {
            Decision before = router.route(ticket("moved"));
            shadow(publisher.publish(RuleSets.rule("moved", "category == \"moved\"", "b")));
            router.refresh();

            assertThat(router.route(ticket("moved"))).isEqualTo(before);
        }
    }

    @Test
    void shadow_questionsAndFactsOfTheHost_areNotCompared() {
        publisher.activated(RuleSets.rule("moved", "category == \"moved\"", "a"));
        shadow(publisher.publish(RuleSets.rule("moved", "category == \"moved\"", "b")));
        try (Router router = router()) {
            router.explain(ticket("moved"));
            router.at(clock.instant()).route(ticket("moved"));
            router.route(ticket("moved"), List.of(new Freeze("EU")));
            router.route(ticket("moved"));

            ShadowReport report = after(router, 1);

            assertThat(report.skipped()).isEqualTo(1);
            assertThat(report.dropped()).isZero();
        }
    }
}
