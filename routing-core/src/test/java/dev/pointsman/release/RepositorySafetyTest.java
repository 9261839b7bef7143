package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.TimelineEntry;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes at one repository, killed and unhindered. Longer: {@code -Dpointsman.kills=200} kills that often, {@code
 * -Dpointsman.kill.seed} repeats the delays, {@code -Dpointsman.writes=100} has each thread publish and append that often, and
 * {@code -Dpointsman.small.disk=FOLDER} fills the small file system on which that folder is.
 */
class RepositorySafetyTest {

    private static final int KILLS = Integer.getInteger("pointsman.kills", 3);
    private static final int KILLS_OF_ONE_REPOSITORY = 10;
    private static final long SEED = Long.getLong("pointsman.kill.seed", System.nanoTime());
    private static final int LONGEST_DELAY_MILLIS = 200;
    private static final int WRITES = Integer.getInteger("pointsman.writes", 3);
    private static final int INTERRUPTED_WRITES = 100;
    private static final int TORN_WRITES = 100;
    private static final int THREADS = 4;
    private static final int PROCESSES = WRITES > 3 ? 4 : 2;

    @TempDir
    Path folder;

    @Test
    void publisher_killedAtAnyInstant_losesNothingThatItAcknowledged() throws Exception {
        Random random = new Random(SEED);
        Acknowledged acknowledged = new Acknowledged();
        Path root = folder;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_OF_ONE_REPOSITORY == 0) {
                acknowledged = new Acknowledged();
                root = folder.resolve("repository-" + kill);
            }
            runAndKill(root, "p" + kill, random.nextInt(LONGEST_DELAY_MILLIS), acknowledged);
            try {
                acknowledged.assertKeptIn(DirectoryRepository.in(root));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("after kill " + kill + " with -Dpointsman.kill.seed=" + SEED, e);
            }
        }
        assertThat(acknowledged.size()).isPositive();
    }

    private static void runAndKill(Path root, String name, int delayMillis, Acknowledged acknowledged)
            throws Exception {
        ChildJvm child = ChildJvm.start(
                PublishingProcess.class, List.of(), List.of(root.toString(), name, "2", Long.toString(Long.MAX_VALUE)));
        try (BufferedReader lines = child.reader()) {
            acknowledged.add(lines.readLine());
            Thread.sleep(delayMillis);
            child.process()
                    .toHandle()
                    .destroyForcibly(); // SIGKILL; unlike that of the process it leaves what was printed
            lines.lines().forEach(acknowledged::add);
        } finally {
            child.process().destroyForcibly();
        }
        assertThat(acknowledged.failures()).isEmpty();
    }

    @Test
    void threadsAndProcesses_thatWriteAtOnce_loseNothingAndLeaveNoHole() throws Exception {
        Path root = folder.resolve("repository");
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(ChildJvm.start(
                    PublishingProcess.class,
                    List.of(),
                    List.of(root.toString(), "process" + i, Integer.toString(THREADS), Integer.toString(WRITES))));
        }
        Acknowledged acknowledged = new Acknowledged();
        ownThreads(root).forEach(acknowledged::add);
        for (ChildJvm child : children) {
            child.printed().forEach(acknowledged::add);
        }

        assertThat(acknowledged.failures()).isEmpty();
        int all = (PROCESSES + 1) * THREADS * WRITES;
        assertThat(acknowledged.size()).isEqualTo(2 * all);
        DirectoryRepository repository = DirectoryRepository.in(root);
        acknowledged.assertKeptIn(repository);
        assertThat(repository.problems("shop")).isEmpty();
        assertThat(repository.releases("shop")).hasSize(all);
        assertThat(repository.timeline("shop").entries()).hasSize(all);
    }

    private static List<String> ownThreads(Path root) throws Exception {
        DirectoryRepository shared = DirectoryRepository.in(root);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String name = "own" + i;
                DirectoryRepository repository = i % 2 == 0 ? shared : DirectoryRepository.in(root);
                results.add(pool.submit(() -> {
                    List<String> said = new ArrayList<>();
                    PublishingProcess.run(repository, name, WRITES, said::add);
                    return said;
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> result : results) {
                all.addAll(result.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void writer_interruptedAtAnyInstant_knowsWhatItWrote() throws Exception {
        DirectoryRepository repository = DirectoryRepository.in(folder.resolve("repository"));
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        List<Long> acknowledged = new ArrayList<>();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < INTERRUPTED_WRITES; i++) {
                try {
                    Change change = new Change.Activate(1, Change.AT_ONCE);
                    acknowledged.add(
                            repository.append("shop", "ann", "go", change).number());
                } catch (ReleaseException e) {
                    Thread.interrupted(); // the lock was not got
                }
            }
        });
        writer.start();
        Random random = new Random(SEED);
        while (writer.isAlive()) {
            writer.interrupt();
            Thread.sleep(0, random.nextInt(500_000));
        }
        assertThat(repository.timeline("shop").entries())
                .extracting(TimelineEntry::number)
                .isEqualTo(acknowledged);
        assertThat(repository.problems("shop")).isEmpty();
    }

    @Test
    void reader_whileLinesAreTornAndCutOff_neverSeesDamage() throws Exception {
        Path root = folder.resolve("repository");
        DirectoryRepository writer = DirectoryRepository.in(root);
        writer.publish(Draft.of(PublishedRules.to("a"), "ann"));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> writing = pool.submit(() -> {
                for (int i = 0; i < TORN_WRITES; i++) {
                    writer.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
                    byte[] torn = "{\"number\":2,".repeat(i % 3).getBytes(StandardCharsets.UTF_8);
                    Files.write(root.resolve("shop/timeline.jsonl"), torn, StandardOpenOption.APPEND);
                }
                return null;
            });
            Future<Integer> reading = pool.submit(() -> {
                int seen = 0;
                while (!writing.isDone()) {
                    int now = DirectoryRepository.in(root)
                            .timeline("shop")
                            .entries()
                            .size();
                    assertThat(now).isGreaterThanOrEqualTo(seen);
                    seen = now;
                }
                return seen;
            });
            writing.get();
            reading.get();
        } finally {
            pool.shutdownNow();
        }
        assertThat(writer.timeline("shop").entries()).hasSize(TORN_WRITES);
    }

    /** A limit on the size of files fails a write in its middle, as a full disk does, and needs no disk of its own. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void disk_thatIsFull_isSaidAndLeavesTheRepositoryWhole() throws Exception {
        String small = System.getProperty("pointsman.small.disk");
        if (small == null) {
            Path root = folder.resolve("repository");
            assertFullDiskIsSaid(root, ChildJvm.startLimited(PublishingProcess.class, manyTimes(root)));
            return;
        }
        Path root = Files.createTempDirectory(Path.of(small), "full");
        try {
            assertFullDiskIsSaid(root, ChildJvm.start(PublishingProcess.class, List.of(), manyTimes(root)));
        } finally {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<String> manyTimes(Path root) {
        return List.of(root.toString(), "full", "1", "10000");
    }

    private static void assertFullDiskIsSaid(Path root, ChildJvm child) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        child.printed().forEach(acknowledged::add);

        assertThat(acknowledged.size()).isGreaterThan(2);
        assertThat(acknowledged.failures())
                .singleElement()
                .asString()
                .contains("cannot be written: ")
                .containsAnyOf("Nothing was published.", "Nothing was appended.")
                .containsAnyOf("File too large", "No space left on device");
        DirectoryRepository repository = DirectoryRepository.in(root);
        acknowledged.assertKeptIn(repository);
        assertThat(repository.problems("shop")).isEmpty();
    }
}
