package dev.pointsman.cli;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Says in a sentence what went wrong, and gives the exit code. A stack trace is printed only where it is asked for. */
final class Failures {

    private final PrintWriter err;

    Failures(PrintWriter err) {
        this.err = err;
    }

    int report(Throwable failure, boolean debug) {
        if (debug) {
            failure.printStackTrace(err);
        }
        if (failure instanceof InvalidRuleSetException invalid) {
            err.print(Printable.lines(Report.errorsOf(invalid.issues(), "the rule set cannot be used")));
            err.flush();
            return ExitCode.FOUND;
        }
        if (failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof ReleaseException) {
            err.println("error: " + Printable.lines(message(failure)));
            return ExitCode.USAGE_OR_IO;
        }
        if (failure instanceof RuleEngineException) {
            err.println("error: " + Printable.lines(message(failure)));
            return ExitCode.UNEXPECTED;
        }
        err.println("error: unexpectedly, " + Printable.line(failure.toString())
                + (debug ? "" : "\n  Run again with --debug for the details."));
        return ExitCode.UNEXPECTED;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
