package dev.pointsman.cli.decide;

import dev.pointsman.cli.command.Terminal;
import java.util.List;

/** The commands that say who owns tickets. Stateless. */
public final class DecideCommands {

    private DecideCommands() {}

    /** Returns the commands of this package, in the order of the help. */
    public static List<Object> on(Terminal terminal) {
        return List.of(new RouteCommand(terminal), new ExplainCommand(terminal), new ReplayCommand(terminal));
    }
}
