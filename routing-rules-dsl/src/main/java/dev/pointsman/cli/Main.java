package dev.pointsman.cli;

import dev.pointsman.Matching;
import dev.pointsman.dsl.Conversion;
import dev.pointsman.report.ReportFormat;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.text.Printable;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line {@code pointsman}. Stateless; {@link #main} is for the Java launcher and ends the process. The exit
 * codes are listed by {@code pointsman --help}.
 */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs the command line and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        PointsmanCommand root = new PointsmanCommand();
        Failures failures = new Failures(terminal.err());
        CommandLine line = new CommandLine(root)
                .addSubcommand(new RouteCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new FmtCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal));
        line.registerConverter(Matching.class, new Choice<>(Matching.class))
                .registerConverter(Conversion.Language.class, new Choice<>(Conversion.Language.class))
                .registerConverter(TicketsFormat.class, new Choice<>(TicketsFormat.class))
                .registerConverter(DecisionFormat.class, new Choice<>(DecisionFormat.class))
                .registerConverter(ReportFormat.class, new Choice<>(ReportFormat.class))
                .registerConverter(Severity.class, new Choice<>(Severity.class))
                .setOut(terminal.text())
                .setErr(terminal.err())
                .setParameterExceptionHandler((problem, given) -> usage(problem, terminal.err()))
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.report(failure, root.debug()));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError failure) {
            return failures.report(failure, root.debug());
        }
    }

    private static int usage(ParameterException problem, PrintWriter err) {
        err.println("error: " + Printable.lines(String.valueOf(problem.getMessage())));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE_OR_IO;
    }
}
