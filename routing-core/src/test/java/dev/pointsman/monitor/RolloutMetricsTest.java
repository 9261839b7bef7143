package dev.pointsman.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.testing.Await;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.testing.SettableClock;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutMetricsTest {

    private static final String TO_A = RuleSets.rule("refund", "category == \"refund\"", "a");
    private static final String TO_B = RuleSets.rule("refund", "category == \"refund\"", "b");

    @TempDir
    private Path folder = Path.of("");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name, String... tags) {
        return registry.get(name)
                .tag("ruleset", Publisher.NAME)
                .tags(tags)
                .gauge()
                .value();
    }

    @Test
    void meters_ofARouterThatFollows_showWhatItsStateSays() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-27T08:00:00Z"));
        Publisher publisher = new Publisher(folder, clock);
        publisher.activated(TO_A);
        long second = publisher.publish(TO_B);
        publisher.append(new Change.Shadow(second, Change.AT_ONCE, Change.OPEN));
        publisher.canary(second, 0.5, StopRule.DEFAULT);
        publisher.override(
                "crisis", clock.instant().plusSeconds(60), RuleSets.rule("crisis", "category == \"login\"", "c"));
        try (Router router = Router.builder()
                .repository(publisher.repository(), Publisher.NAME)
                .refreshEvery(Duration.ofHours(1))
                .clock(clock)
                .build()) {
            RolloutMetrics.of(router::state).bindTo(registry);
            int rejected = 0;
            for (int i = 0; i < 20; i++) {
                Decision decision =
                        router.route(Ticket.builder("T-" + i).category("refund").build());
                if (decision.arm().orElseThrow() == Arm.CONTROL) {
                    router.outcome(decision, Feedback.REJECTED);
                    rejected++;
                }
            }
            router.route(Ticket.builder("T-20").category("login").build());
            long compared = rejected; // the shadow is compared with the active version, not with the canary
            Await.until(() -> router.state().shadow().orElseThrow().compared() == compared);

            assertThat(gauge("pointsman.version")).isEqualTo(1);
            assertThat(gauge("pointsman.problems")).isZero();
            assertThat(gauge("pointsman.refresh.age")).isNotNegative();
            assertThat(gauge("pointsman.overrides")).isEqualTo(1);
            assertThat(gauge("pointsman.override.tickets")).isEqualTo(1);
            assertThat(gauge("pointsman.canary.decisions", "arm", "control")
                            + gauge("pointsman.canary.decisions", "arm", "canary"))
                    .isEqualTo(20);
            assertThat(gauge("pointsman.canary.rejected", "arm", "control"))
                    .isEqualTo(rejected)
                    .isPositive();
            assertThat(gauge("pointsman.shadow.tickets", "difference", "other-team"))
                    .isEqualTo(rejected);
            assertThat(gauge("pointsman.shadow.dropped")).isZero();

            Files.delete(folder.resolve("test/timeline.jsonl"));
            router.refresh();

            assertThat(gauge("pointsman.problems")).isEqualTo(1);
            assertThat(registry.get("pointsman.refresh.failures")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
