package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.signing.Signature;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository in a directory of a local file system, for any number of threads and processes. Thread-safe.
 *
 * <p>Each rule set has a folder of its name with {@code versions/v1.jar} and so on, {@code timeline.jsonl}, and a file
 * {@code lock} that those hold who write. Files appear whole or not at all, and what was acknowledged is on the disk; readers
 * take no lock and need no right to write.
 */
public final class DirectoryRepository implements ReleaseRepository {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRepository.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path root;
    private final InstantSource clock;
    private final Trust trust;
    private final Map<String, TimelineFile> timelines = new ConcurrentHashMap<>();

    private DirectoryRepository(Path root, InstantSource clock, Trust trust) {
        this.root = root;
        this.clock = clock;
        this.trust = trust;
    }

    /** Returns the repository in a directory, which the first publication makes if it is not there. */
    public static DirectoryRepository in(Path directory) {
        return new DirectoryRepository(
                Objects.requireNonNull(directory, "directory"), InstantSource.system(), Trust.EVERYBODY);
    }

    /** Returns this repository with another clock for the times that are recorded. */
    public DirectoryRepository withClock(InstantSource value) {
        return new DirectoryRepository(root, Objects.requireNonNull(value, "value"), trust);
    }

    /**
     * Returns this repository for a reader who requires signatures: versions and overrides without a valid one by one of these
     * keys are not trusted.
     *
     * @throws IllegalArgumentException if there is no key
     */
    public DirectoryRepository requiring(Collection<VerifyingKey> keys) {
        return new DirectoryRepository(root, clock, Trust.in(keys));
    }

    @Override
    public Set<String> names() {
        return reading(() -> {
            if (!Files.isDirectory(root)) {
                throw new ReleaseException(
                        Problem.UNREACHABLE,
                        "there is no repository in " + root + "\n  Publish a rule set into it, or correct the path.");
            }
            try (Stream<Path> folders = Files.list(root)) {
                Set<String> names = new TreeSet<>();
                folders.filter(folder -> Files.isDirectory(folder.resolve("versions")))
                        .forEach(folder -> names.add(String.valueOf(folder.getFileName())));
                return names;
            }
        });
    }

    @Override
    public List<ReleaseSummary> releases(String name) {
        return reading(() -> versions(name).labels(DirectoryRepository::warn));
    }

    @Override
    public List<String> problems(String name) {
        return reading(() -> {
            List<String> problems = new ArrayList<>();
            BiConsumer<Path, Exception> note =
                    (file, fault) -> problems.add(file + " cannot be read: " + fault.getMessage());
            VersionFolder versions = versions(name);
            for (long sequence : versions.sequences()) {
                try {
                    Release release = versions.read(sequence, note);
                    trust.of(release).ifPresent(problems::add);
                } catch (ReleaseException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
            try {
                Timeline timeline = timeline(name);
                timeline.torn().ifPresent(problems::add);
                timeline.leftOut()
                        .forEach(entry -> problems.add("entry " + entry + " has no effect: no required key signed it"));
            } catch (ReleaseException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
            return problems;
        });
    }

    @Override
    public Release release(String name, long sequence) {
        return reading(() -> trust.check(versions(name).read(sequence, DirectoryRepository::warn)));
    }

    @Override
    public Timeline timeline(String name) {
        return reading(() -> {
            versions(name);
            return timelineFile(name).read();
        });
    }

    /**
     * Publishes a rule set: checks that it loads, and writes it as a version under the next number. Files that are there
     * already are not published twice. No key signs it yet: see {@link #sign}.
     *
     * @throws InvalidRuleSetException if the rule set has errors
     * @throws IllegalArgumentException if its name cannot be that of a folder, or its parent does not exist
     * @throws ReleaseException if the repository cannot be written; nothing was published then
     */
    public Publication publish(Draft draft) {
        RuleSet ruleSet = RuleSet.load(draft.files(), RulePolicy.TRUSTED);
        String name = ruleSet.version().name();
        checkName(name);
        Path folder = root.resolve(name);
        VersionFolder versions = new VersionFolder(name, folder.resolve("versions"));
        return writing("published", () -> {
            DurableFiles.makeFolder(versions.folder());
            return DurableFiles.locked(folder, () -> {
                DurableFiles.cleanUp(folder);
                DurableFiles.cleanUp(versions.folder());
                for (ReleaseSummary label : versions.labels(DirectoryRepository::warn)) {
                    if (label.content().equals(draft.files().hash()) && isWhole(versions, label.sequence())) {
                        return new Publication(versions.read(label.sequence(), DirectoryRepository::warn), false);
                    }
                }
                long sequence = next(versions, timelineFile(name).read());
                checkParent(draft, versions);
                Release release = versions.write(draft, ruleSet.version().hash(), sequence, clock.instant());
                LOG.info("Published {}", release);
                return new Publication(release, true);
            });
        });
    }

    private static boolean isWhole(VersionFolder versions, long sequence) throws IOException {
        try {
            versions.read(sequence, DirectoryRepository::warn);
            return true;
        } catch (ReleaseException e) {
            return false; // it is published again under a new number
        }
    }

    /** A number that the timeline names is never given again, even if its version was removed. */
    private static long next(VersionFolder versions, Timeline timeline) throws IOException {
        long highest =
                versions.sequences().stream().mapToLong(Long::longValue).max().orElse(0);
        for (TimelineEntry entry : timeline.entries()) {
            highest = Math.max(highest, NamedVersion.of(entry.change()));
        }
        return highest + 1;
    }

    private static void checkParent(Draft draft, VersionFolder versions) throws IOException {
        if (draft.parent() > 0 && !versions.sequences().contains(draft.parent())) {
            throw new IllegalArgumentException("there is no v" + draft.parent() + " of " + versions.name()
                    + " that this could be made from\n  Name a version that exists, or none.");
        }
    }

    /**
     * Signs a version; a signature by the same key is replaced.
     *
     * @throws ReleaseException if there is no such version, if it is damaged, or if the repository cannot be written
     */
    public Signature sign(String name, long sequence, SigningKey key) {
        Objects.requireNonNull(key, "key");
        VersionFolder versions = reading(() -> versions(name));
        return writing(
                "signed",
                () -> DurableFiles.locked(root.resolve(name), () -> {
                    DurableFiles.cleanUp(versions.folder());
                    return versions.sign(versions.read(sequence, DirectoryRepository::warn), key);
                }));
    }

    @Override
    public TimelineEntry append(String name, String author, String reason, Change change) {
        Objects.requireNonNull(change, "change");
        reading(() -> versions(name));
        trust.check(change, name);
        NamedVersion.checkLoads(change, name, this, clock.instant()); // versions never change, so this needs no lock
        TimelineEntry entry = writing(
                "appended",
                () -> DurableFiles.locked(
                        root.resolve(name),
                        () -> timelineFile(name)
                                .append(timeline -> timeline.next(clock.instant(), author, reason, change))));
        LOG.info("Appended entry {} to the timeline of {}", entry.number(), name);
        return entry;
    }

    @Override
    public boolean isWritable() {
        return Files.isDirectory(root) ? Files.isWritable(root) : !Files.exists(root);
    }

    private TimelineFile timelineFile(String name) {
        return timelines.computeIfAbsent(
                name,
                known -> new TimelineFile(
                        root.resolve(known).resolve("timeline.jsonl"), timeline -> trust.of(timeline, known)));
    }

    /** Returns the versions of a rule set that was published here. */
    private VersionFolder versions(String name) throws IOException {
        checkName(name);
        Path folder = root.resolve(name).resolve("versions");
        if (!Files.isDirectory(folder)) {
            Set<String> names = names();
            throw new ReleaseException(
                    Problem.ABSENT,
                    "no rule set \"" + name + "\" was published in " + root + "\n  "
                            + (names.isEmpty() ? "None was yet." : "Known: " + String.join(", ", names) + "."));
        }
        return new VersionFolder(name, folder);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a folder in the repository"
                    + "\n  A rule set that is published has a name of letters, digits, \".\", \"_\" and \"-\", at most 100, that"
                    + " begins with a letter or a digit.");
        }
    }

    private static void warn(Path file, Exception fault) {
        LOG.warn("{} cannot be read: {}", file, fault.getMessage());
    }

    private <T> T reading(DurableFiles.Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new ReleaseException(
                    Problem.UNREACHABLE,
                    "the repository " + root + " cannot be read: " + Faults.text(e)
                            + "\n  What was read from it before stays valid.",
                    e);
        }
    }

    private <T> T writing(String what, DurableFiles.Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new ReleaseException(
                    Problem.UNREACHABLE,
                    "the repository " + root + " cannot be written: " + Faults.text(e) + "\n  Nothing was " + what
                            + ".",
                    e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
