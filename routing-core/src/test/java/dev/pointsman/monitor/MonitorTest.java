package dev.pointsman.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final RuleSet RULES = RuleSets.of(RuleSets.rule("one", "category == \"c\"", "a"));
    private static final Ticket ROUTED = Ticket.builder("T-1").category("c").build();
    private static final Ticket FALLEN = Ticket.builder("T-2").build();

    @Test
    void metrics_countByOutcomeTeamAndVersion() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Router router = Router.builder()
                .ruleSet(RULES)
                .listener(DecisionMetrics.perRuleIn(registry))
                .build()) {
            for (int i = 0; i < 3; i++) {
                router.route(ROUTED, AT);
            }
            router.route(FALLEN, AT);
        }
        String version = RULES.version().label();
        assertThat(registry.get("pointsman.decisions")
                        .tags("ruleset", "test", "version", version, "outcome", "ROUTED", "team", "a")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("pointsman.decisions")
                        .tags("outcome", "FALLBACK", "team", "triage")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pointsman.rule.wins")
                        .tags("rule", "one")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("pointsman.decision.time").timer().count()).isEqualTo(4);
    }

    @Test
    void fallbackShare_followsTheLastThousand() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Router router = Router.builder()
                .ruleSet(RULES)
                .listener(DecisionMetrics.in(registry))
                .build()) {
            for (int i = 0; i < 20_000; i++) {
                router.route(i % 4 == 0 ? FALLEN : ROUTED, AT);
            }
            assertThat(registry.get("pointsman.fallback.share").gauge().value()).isBetween(0.24, 0.26);
            for (int i = 0; i < 10_000; i++) {
                router.route(ROUTED, AT);
            }
            assertThat(registry.get("pointsman.fallback.share").gauge().value()).isLessThan(0.001);
            assertThat(registry.find("pointsman.rule.wins").counter()).isNull();
        }
    }

    @Test
    void flightRecording_holdsDecisions_onlyIfItAsksForThem(@TempDir Path folder) throws IOException {
        try (Router router = Router.builder()
                        .ruleSet(RULES)
                        .listener(new FlightRecording())
                        .build();
                Recording silent = new Recording();
                Recording recording = new Recording()) {
            silent.start();
            router.route(FALLEN, AT);
            silent.stop();
            recording.enable(DecisionEvent.NAME);
            recording.start();
            router.route(ROUTED, AT);
            recording.stop();
            assertThat(events(silent, folder.resolve("silent.jfr"))).isEmpty();
            RecordedEvent event =
                    events(recording, folder.resolve("recording.jfr")).get(0);
            assertThat(event.getString("ticket")).isEqualTo("T-1");
            assertThat(event.getString("team")).isEqualTo("a");
            assertThat(event.getString("rule")).isEqualTo("one");
            assertThat(event.getDuration("nanos")).isPositive();
        }
    }

    private static List<RecordedEvent> events(Recording recording, Path file) throws IOException {
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(DecisionEvent.NAME))
                .toList();
    }
}
