package dev.pointsman.cli.command;

import dev.pointsman.report.Report;
import dev.pointsman.report.ReportFormat;
import dev.pointsman.rule.RuleIssue.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments of every command that prints a report. */
public final class ReportArguments {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Choice.ReportFormats.class,
            description = "How to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--out", paramLabel = "FILE", description = "Print to this file instead of standard output.")
    private @Nullable Path out;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Choice.Severities.class,
            description = "Exit with 1 from this severity on: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "error")
    private Severity failOn = Severity.ERROR;

    /** Creates arguments that nobody has given yet. */
    public ReportArguments() {}

    /** Prints a report and returns the exit code. */
    public int print(Report found, Terminal terminal) throws IOException {
        try (Output output = out == null ? Output.to(terminal.out()) : Output.to(out)) {
            output.write(writer -> format.write(found, writer));
        }
        return found.has(failOn) ? ExitCode.FOUND : ExitCode.OK;
    }

    /** Tells whether people read what is printed to standard output. */
    public boolean printsText() {
        return out != null || format == ReportFormat.TEXT;
    }

    /** Returns the severity from which on a command fails. */
    public Severity failOn() {
        return failOn;
    }

    /** Returns the file to print to, or null for standard output. */
    @Nullable
    public Path out() {
        return out;
    }

    /** Returns a path with forward slashes, as reports write it on every system. */
    public static String path(Path path) {
        return path.toString().replace('\\', '/');
    }
}
