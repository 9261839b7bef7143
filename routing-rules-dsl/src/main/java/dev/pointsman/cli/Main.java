package dev.pointsman.cli;

import dev.pointsman.cli.author.AuthorCommands;
import dev.pointsman.cli.command.Choice;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.PathOption;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.cli.decide.DecideCommands;
import dev.pointsman.cli.operate.OperateCommands;
import dev.pointsman.cli.release.ReleaseCommands;
import dev.pointsman.text.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        CommandLine line = new CommandLine(root);
        commands(terminal).forEach(line::addSubcommand);
        Choice.registerAll(line.getSubcommands().values());
        line.registerConverter(Path.class, new PathOption())
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

    /** All commands, in the order of the help. */
    private static List<Object> commands(Terminal terminal) {
        return Stream.of(
                        DecideCommands.on(terminal),
                        AuthorCommands.on(terminal),
                        ReleaseCommands.on(terminal),
                        OperateCommands.on(terminal))
                .flatMap(List::stream)
                .toList();
    }

    private static int usage(ParameterException problem, PrintWriter err) {
        err.println("error: " + Printable.lines(String.valueOf(problem.getMessage())));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE_OR_IO;
    }
}
