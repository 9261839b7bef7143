package dev.pointsman.testing;

import dev.pointsman.Router;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import dev.pointsman.timeline.TimelineEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Publishes small rule sets named {@value #NAME}, with the teams of {@link RuleSets}, and writes their timeline. */
public final class Publisher {

    /** The name of the rule set. */
    public static final String NAME = "test";

    private static final String TEAMS = """
            teams:
              a: {name: Team a}
              b: {name: Team b}
              c: {name: Team c}
              triage: {name: Team triage}
            """;

    private final DirectoryRepository repository;
    private final InstantSource clock;

    /** Creates a publisher for the repository in a folder. */
    public Publisher(Path folder, InstantSource clock) {
        this.clock = clock;
        this.repository = DirectoryRepository.in(folder).withClock(clock);
    }

    /** Returns the repository. */
    public DirectoryRepository repository() {
        return repository;
    }

    /** Returns the builder of a router that follows the repository by the same clock, and looks again only when it is told to. */
    public Router.Builder following() {
        return Router.builder()
                .repository(repository, NAME)
                .refreshEvery(Duration.ofHours(1))
                .clock(clock);
    }

    /** Publishes these rules and the fallback, and returns the number of the version. */
    public long publish(String... rules) {
        return publish(Map.of(), rules);
    }

    /** As the other, with further files. */
    public long publish(Map<String, String> files, String... rules) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "ruleset.yaml",
                "name: " + NAME + "\n",
                "teams.yaml",
                TEAMS,
                "rules/test.drl",
                RuleSets.HEADER + String.join("", rules) + RuleSets.FALLBACK));
        all.putAll(files);
        return repository
                .publish(Draft.of(FileTree.ofTexts(all), "ann"))
                .release()
                .version()
                .sequence();
    }

    /** Publishes and activates at once. */
    public long activated(String... rules) {
        long sequence = publish(rules);
        activate(sequence);
        return sequence;
    }

    /** Activates at once. */
    public TimelineEntry activate(long sequence) {
        return append(new Change.Activate(sequence, Change.AT_ONCE));
    }

    /** Begins an override at once. */
    public TimelineEntry override(String id, Instant until, String... rules) {
        FileTree files = FileTree.ofTexts(Map.of("crisis.drl", RuleSets.HEADER + String.join("", rules)));
        return append(BeginOverride.of(id, files, Change.AT_ONCE, until));
    }

    /** Begins a canary at once. */
    public TimelineEntry canary(long sequence, double share, StopRule stopRule) {
        return append(new Change.Canary(sequence, share, "salt", Change.AT_ONCE, Change.OPEN, stopRule));
    }

    /** Appends a change. */
    public TimelineEntry append(Change change) {
        return repository.append(NAME, "ann", "a test", change);
    }
}
