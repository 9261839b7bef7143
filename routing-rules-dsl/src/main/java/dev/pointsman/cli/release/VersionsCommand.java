package dev.pointsman.cli.release;

import dev.pointsman.cli.command.Columns;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.ListFormat;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.release.ReleaseSummary;
import dev.pointsman.source.JsonObject;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman versions}: what was published. */
@Command(
        name = "versions",
        description = {
            "Lists the versions of a rule set, the latest first, with what each of them does right now.",
            "Without NAME, lists the rule sets of the repository."
        })
final class VersionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the rule set.")
    private @Nullable String name;

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = ListFormat.Candidates.class,
            description =
                    "How to print: ${COMPLETION-CANDIDATES}, one JSON object on a line. Default: ${DEFAULT-VALUE}.")
    private ListFormat format = ListFormat.TEXT;

    VersionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ReleaseRepository open = repository.read(terminal);
        if (name == null) {
            open.names().forEach(terminal.text()::println);
            return ExitCode.OK;
        }
        String known = repository.known(open, name);
        List<ReleaseSummary> versions = new ArrayList<>(open.releases(known));
        Collections.reverse(versions);
        Timeline timeline = timeline(open, known);
        PrintWriter out = terminal.text();
        if (format == ListFormat.JSONL) {
            versions.forEach(version -> out.println(json(version, timeline)));
        } else {
            print(versions, timeline, out);
        }
        open.problems(known).forEach(problem -> terminal.err().println("warning: " + Printable.lines(problem)));
        return ExitCode.OK;
    }

    /** Versions can be listed without the timeline; that it is damaged stands among the problems. */
    private static Timeline timeline(ReleaseRepository open, String name) {
        try {
            return open.timeline(name);
        } catch (ReleaseException e) {
            return Timeline.EMPTY;
        }
    }

    private void print(List<ReleaseSummary> versions, Timeline timeline, PrintWriter out) {
        Columns columns = new Columns();
        for (ReleaseSummary version : versions) {
            columns.add(
                    version.version().label(),
                    version.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    version.author(),
                    String.join(", ", states(version.sequence(), timeline)),
                    version.note().lines().findFirst().orElse(""));
        }
        columns.print("", out);
    }

    private JsonObject json(ReleaseSummary version, Timeline timeline) {
        return JsonObject.of()
                .with("name", version.name())
                .with("version", version.sequence())
                .with("hash", version.hash())
                .with("content", version.content())
                .with("author", version.author())
                .with("note", version.note())
                .with("createdAt", version.createdAt().toString())
                .with("parent", version.parent())
                .with("state", String.join(", ", states(version.sequence(), timeline)));
    }

    private List<String> states(long sequence, Timeline timeline) {
        Instant now = terminal.clock().instant();
        List<String> states = new ArrayList<>();
        timeline.activeAt(now)
                .filter(one -> one.change().sequence() == sequence)
                .ifPresent(one -> states.add("active"));
        timeline.canaryAt(now)
                .filter(one -> one.change().sequence() == sequence)
                .ifPresent(one -> states.add("canary"));
        timeline.shadowAt(now)
                .filter(one -> one.change().sequence() == sequence)
                .ifPresent(one -> states.add("shadow"));
        for (TimelineEntry entry : timeline.scheduledAfter(now)) {
            if (entry.change() instanceof Change.Activation next && next.sequence() == sequence) {
                states.add("from " + next.from());
            }
        }
        return states;
    }
}
