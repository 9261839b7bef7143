package dev.pointsman.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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
final class PointsmanCommand {

    @Option(names = "--debug", hidden = true, scope = ScopeType.INHERIT)
    private boolean debug;

    /** Tells whether errors are printed with their stack trace. */
    boolean debug() {
        return debug;
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
