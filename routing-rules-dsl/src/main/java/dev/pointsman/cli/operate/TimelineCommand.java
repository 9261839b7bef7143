package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.ListFormat;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman timeline}: what runs, and why. */
@Command(
        name = "timeline",
        description = {
            "Shows what decides now, or at another instant, and which entries say so: the active version, shadow, canary,"
                    + " overrides, and what is scheduled.",
            "Every host that reads the repository comes to the same answer for the same instant."
        })
final class TimelineCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Name of the rule set.")
    private String name = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant that is asked about, such as 2026-11-22T03:00:00Z; now if not given.")
    private @Nullable Instant at;

    @Option(names = "--all", description = "Prints all entries, not only the last ones.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = ListFormat.Candidates.class,
            description =
                    "How to print: ${COMPLETION-CANDIDATES}, one JSON object on a line: what runs, without the entries."
                            + " Default: ${DEFAULT-VALUE}.")
    private ListFormat format = ListFormat.TEXT;

    TimelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ReleaseRepository open = repository.read(terminal);
        Timeline timeline = open.timeline(repository.known(open, name));
        Instant asked = at == null ? terminal.clock().instant() : at;
        PrintWriter out = terminal.text();
        if (format == ListFormat.JSONL) {
            out.println(TimelineJson.of(name, timeline, asked));
        } else {
            new TimelineText(timeline, asked, out).print(name, all);
        }
        timeline.torn()
                .ifPresent(
                        torn -> terminal.err()
                                .println(
                                        "warning: " + Printable.lines(torn)
                                                + "\n  Whoever wrote it was stopped and got no answer; the next entry takes its place."));
        timeline.leftOut()
                .forEach(entry -> terminal.err()
                        .println("warning: entry " + entry + " has no effect: none of the trusted keys has signed it"));
        return ExitCode.OK;
    }
}
