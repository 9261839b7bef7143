package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.testing.HostProcess;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import dev.pointsman.timeline.TimelineEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hosts, each a JVM, follow one repository and must give the same answers for the same instants. Longer with {@code
 * -Dpointsman.hosts.changes=500}.
 */
class TwoHostsTest {

    private static final int CHANGES = Integer.getInteger("pointsman.hosts.changes", 25);
    private static final String CRISIS =
            "rule \"crisis\" when Ticket( category == \"login\" ) then routing.to(\"c\"); end\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void answers_ofTwoHosts_forTheSameInstants_areTheSame() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Publisher publisher = new Publisher(folder, InstantSource.system());
        publisher.activated(RuleSets.rule("refund", "category == \"refund\"", "a"));
        publisher.publish(RuleSets.rule("refund", "category == \"refund\"", "b"));
        publisher.publish(RuleSets.rule("login", "category == \"login\"", "b"));
        List<Instant> edges = new ArrayList<>();
        int compared = 0;
        try (HostProcess other = new HostProcess(folder);
                Router router = Router.builder()
                        .repository(publisher.repository(), Publisher.NAME)
                        .refreshEvery(Duration.ofHours(1))
                        .build()) {
            for (int i = 0; i < CHANGES; i++) {
                edges.add(change(publisher, random, i).recordedAt());
                router.refresh();
                other.refresh();
                for (Instant edge : edges.subList(Math.max(0, edges.size() - 6), edges.size())) {
                    for (long nanos : new long[] {-1, 0, 1, 5_000_000_000L}) {
                        Instant at = edge.plusNanos(nanos);
                        String id = "T-" + random.nextInt(50);
                        String category = random.nextBoolean() ? "refund" : "login";
                        assertThat(other.decide(id, category, at))
                                .as("ticket %s at %s, seed %d", id, at, seed)
                                .isEqualTo(HostProcess.answer(router, id, category, at));
                        compared++;
                    }
                }
            }
        }
        System.out.println(CHANGES + " changes, " + compared + " answers of two hosts compared");
        assertThat(compared).isGreaterThan(4 * CHANGES);
    }

    private static TimelineEntry change(Publisher publisher, Random random, int i) {
        Instant now = Instant.now();
        long sequence = 1L + random.nextInt(3);
        long active = publisher
                .repository()
                .timeline(Publisher.NAME)
                .activeAt(now)
                .orElseThrow()
                .change()
                .sequence();
        return switch (random.nextInt(5)) {
            case 0 -> publisher.append(new Change.RollBack(1, Change.AT_ONCE));
            case 1 -> publisher.append(new Change.Activate(sequence, now.plusMillis(500 + random.nextInt(3000))));
            case 2 -> publisher.override("crisis-" + i, now.plusSeconds(1 + random.nextInt(5)), CRISIS);
            case 3 -> canary(publisher, active % 3 + 1);
            default -> publisher.activate(sequence);
        };
    }

    private static TimelineEntry canary(Publisher publisher, long sequence) {
        try {
            return publisher.canary(sequence, 0.4, StopRule.DEFAULT);
        } catch (IllegalArgumentException e) {
            return publisher.activate(sequence); // a scheduled version came first, and it is this one
        }
    }
}
