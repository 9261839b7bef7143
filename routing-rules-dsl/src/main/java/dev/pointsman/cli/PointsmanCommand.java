package dev.pointsman.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code pointsman}: the command above the commands. */
@Command(
        name = "pointsman",
        description = "Says which team owns a ticket, by rules, and why.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = PointsmanCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done. For route: every row was decided, or the reader of the output had enough.",
            "1:The rule set has errors, or what was asked for was found.",
            "2:The arguments are wrong, or a file cannot be read or written.",
            "3:Some rows were refused; all others were decided.",
            "4:An unexpected error."
        })
final class PointsmanCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", hidden = true, scope = ScopeType.INHERIT)
    private boolean debug;

    /** Tells whether errors are printed with their stack trace. */
    boolean debug() {
        return debug;
    }

    /** Without a command there is nothing to run. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "expected a command: " + String.join(", ", spec.subcommands().keySet())
                        + "\n  To begin a rule set: pointsman init FOLDER");
    }

    /** The version from the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"pointsman " + (version == null ? "development" : version)};
        }
    }
}
