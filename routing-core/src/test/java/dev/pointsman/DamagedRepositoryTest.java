package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.release.ReleaseException;
import dev.pointsman.rollout.RolloutState.Scheduled;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the files of a repository, a router decides by the last good state that it read. */
class DamagedRepositoryTest extends FollowedRepository {

    @Test
    void scheduledVersion_atItsInstant_decidesThoughTheRepositoryIsGone() throws IOException {
        publisher.activated(TO_A);
        publisher.append(new Change.Activate(publisher.publish(TO_B), START.plus(HOUR)));
        publisher.append(new Change.Activate(publisher.publish(TO_C), START.plus(HOUR.multipliedBy(2))));
        try (Router router = router()) {
            assertThat(router.state().scheduled())
                    .extracting(Scheduled::from)
                    .containsExactly(START.plus(HOUR), START.plus(HOUR.multipliedBy(2)));
            delete(folder);
            router.refresh();

            clock.set(START.plus(HOUR).minusNanos(1));
            assertThat(team(router.route(TICKET))).isEqualTo("a");
            clock.set(START.plus(HOUR));
            assertThat(team(router.route(TICKET))).isEqualTo("b");
            clock.set(START.plus(HOUR.multipliedBy(2)));
            assertDecidesInTrouble(router, "c");
        }
    }

    @Test
    void refresh_versionDamagedOnTheWay_leavesTheRunningOne() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            clock.advance(HOUR);
            long second = publisher.activated(TO_B);
            damage(second);
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("a");
            assertThat(router.state().problems())
                    .singleElement()
                    .asString()
                    .contains("v2 of test cannot be loaded", "v1 decides instead");
            assertThat(router.state().lastFailure()).isPresent();
        }
    }

    @Test
    void refresh_versionPutBackInOrder_takesItAfterAWhile() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            Path file = version(publisher.activated(TO_B));
            byte[] whole = Files.readAllBytes(file);
            damage(2);
            router.refresh();
            router.refresh();
            Files.write(file, whole);
            for (int round = 0; round < 4; round++) {
                router.refresh();
            }

            assertThat(team(router.route(TICKET))).isEqualTo("b");
            assertThat(router.state().isHealthy()).isTrue();
            assertThat(router.state().lastFailure()).isPresent();
        }
    }

    @Test
    void build_activeVersionDamaged_runsTheNewestGoodOneBefore() throws IOException {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        clock.advance(HOUR);
        publisher.activated(TO_C);
        damage(3);
        try (Router router = router()) {
            assertThat(router.route(TICKET).version().sequence()).isEqualTo(2);
            assertThat(router.state().active().sequence()).isEqualTo(2);
            assertThat(router.state().isHealthy()).isFalse();
        }
    }

    @Test
    void build_allVersionsDamaged_saysWhatIsWrongWithEach() throws IOException {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        damage(1);
        damage(2);

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(this::router)
                .withMessageContainingAll("no version of test", "v1 of test", "v2 of test");
    }

    @Test
    void route_asOfAVersionThatIsGone_saysSo() throws IOException {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        try (Router router = router()) {
            Files.delete(version(1));

            assertThatExceptionOfType(ReleaseException.class).isThrownBy(() -> router.route(TICKET, START));
        }
    }

    @Test
    void refresh_timelineDamaged_leavesWhatRuns() throws IOException {
        publisher.activated(TO_A);
        publisher.activated(TO_B);
        try (Router router = router()) {
            Path timeline = folder.resolve("test/timeline.jsonl");
            String lines = Files.readString(timeline);
            Files.writeString(timeline, "x" + lines);
            router.refresh();

            assertDecidesInTrouble(router, "b");

            Files.writeString(timeline, lines);
            router.refresh();

            assertThat(router.state().isHealthy()).isTrue();
        }
    }

    @Test
    void refresh_timelineShortened_leavesWhatRuns() throws IOException {
        publisher.activated(TO_A);
        publisher.activated(TO_B);
        try (Router router = router()) {
            Path timeline = folder.resolve("test/timeline.jsonl");
            Files.writeString(timeline, Files.readAllLines(timeline).get(0) + "\n");
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("b");
            assertThat(router.state().problems()).singleElement().asString().contains("had 2 entries, now 1");
        }
    }

    @Test
    void refresh_timelineRemoved_leavesWhatRuns() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            Files.delete(folder.resolve("test/timeline.jsonl"));
            router.refresh();

            assertDecidesInTrouble(router, "a");
        }
    }

    @Test
    void refresh_repositoryBecomesAFile_leavesWhatRuns() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            delete(folder);
            Files.writeString(folder, "no folder");
            router.refresh();

            assertDecidesInTrouble(router, "a");
        }
    }

    /** As where the host may not read it, which cannot be had where tests run as root. */
    @Test
    void refresh_timelineCannotBeRead_leavesWhatRunsAndSaysSo() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            Path timeline = folder.resolve("test/timeline.jsonl");
            byte[] lines = Files.readAllBytes(timeline);
            Files.delete(timeline);
            Files.createDirectory(timeline);
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("a");
            assertThat(router.state().problems()).singleElement().asString().contains("timeline.jsonl");

            Files.delete(timeline);
            Files.write(timeline, lines);
            router.refresh();

            assertThat(router.state().isHealthy()).isTrue();
        }
    }

    @Test
    void refresh_versionCannotBeRead_leavesTheRunningOne() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            clock.advance(HOUR);
            Path second = version(publisher.activated(TO_B));
            Files.delete(second);
            Files.createDirectory(second);
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("a");
            assertThat(router.state().problems())
                    .singleElement()
                    .asString()
                    .contains("v2 of test cannot be loaded", "v1 decides instead");
        }
    }

    @Test
    void refresh_runningVersionRemoved_leavesItRunning() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            Files.delete(version(1));
            publisher.append(new Change.Cancel(publisher
                    .append(new Change.Activate(publisher.publish(TO_B), START.plus(HOUR)))
                    .number()));
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("a");
            assertThat(router.state().isHealthy()).isTrue();
        }
    }

    @Test
    void route_clockGoesBackBeforeTheLastChange_decidesAsTheTimelineSays() throws IOException {
        publisher.activated(TO_A);
        try (Router router = router()) {
            clock.advance(HOUR);
            publisher.activated(TO_B);
            router.refresh();
            delete(folder);
            clock.set(START.plus(HOUR).minusSeconds(1));

            assertThat(team(router.route(TICKET))).isEqualTo("a");

            clock.set(START.minus(HOUR)); // before anything was active
            router.refresh();

            assertThat(team(router.route(TICKET))).isEqualTo("a");
        }
    }

    private static void assertDecidesInTrouble(Router router, String team) {
        assertThat(team(router.route(TICKET))).isEqualTo(team);
        assertThat(router.state().isHealthy()).isFalse();
    }

    private Path version(long sequence) {
        return folder.resolve("test/versions/v" + sequence + ".jar");
    }

    private void damage(long sequence) throws IOException {
        byte[] bytes = Files.readAllBytes(version(sequence));
        bytes[bytes.length / 2] ^= 1;
        Files.write(version(sequence), bytes);
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
