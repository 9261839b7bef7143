package dev.pointsman.cli.release;

import dev.pointsman.cli.command.Terminal;
import java.util.List;

/** The commands for those who publish. Stateless. */
public final class ReleaseCommands {

    private ReleaseCommands() {}

    /** Returns the commands of this package, in the order of the help. */
    public static List<Object> on(Terminal terminal) {
        return List.of(
                new PublishCommand(terminal),
                new VersionsCommand(terminal),
                new ShowCommand(terminal),
                new CheckoutCommand(terminal),
                new BundleCommand(terminal),
                new KeygenCommand(terminal),
                new SignCommand(terminal),
                new VerifyCommand(terminal));
    }
}
