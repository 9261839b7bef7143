package dev.pointsman.benchmarks.workload;

import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workload in a repository, as two versions of the same rules: the first is active, the second is there to be tried. That they
 * decide alike leaves nothing but the cost of trying. Confined to one thread.
 */
public final class PublishedWorkload implements AutoCloseable {

    private static final String AUTHOR = "benchmark";
    private static final String REASON = "to be measured";
    private static final long ON_TRIAL = 2;

    private final Path folder;
    private final String name;
    private final DirectoryRepository repository;

    private PublishedWorkload(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.repository = DirectoryRepository.in(folder);
    }

    /** Publishes both versions in a folder of their own, and activates the first. */
    public static PublishedWorkload of(Workload workload) {
        try {
            PublishedWorkload published =
                    new PublishedWorkload(Files.createTempDirectory("pointsman-benchmark"), workload.name());
            published.publish(workload, "the version that decides");
            published.publish(workload, "the version on trial");
            published.append(new Change.Activate(1, Change.AT_ONCE));
            return published;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(Workload workload, String comment) {
        Map<String, String> files = new HashMap<>(workload.folder());
        files.merge("ruleset.yaml", "# " + comment + "\n", (plain, line) -> line + plain);
        repository.publish(Draft.of(FileTree.ofTexts(files), AUTHOR));
    }

    private void append(Change change) {
        repository.append(name, AUTHOR, REASON, change);
    }

    /** Lets the second version decide in the shadow. */
    public void shadow() {
        append(new Change.Shadow(ON_TRIAL, Change.AT_ONCE, Change.OPEN));
    }

    /** Gives the second version a share of the tickets. */
    public void canary(double share) {
        append(new Change.Canary(ON_TRIAL, share, "salt", Change.AT_ONCE, Change.OPEN, StopRule.DEFAULT));
    }

    /** Returns the repository. */
    public DirectoryRepository repository() {
        return repository;
    }

    /** Returns the name under which the versions are published. */
    public String name() {
        return name;
    }

    /** Removes the folder. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
