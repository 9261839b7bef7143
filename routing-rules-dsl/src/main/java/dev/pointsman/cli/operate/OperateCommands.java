package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.Terminal;
import java.util.List;

/** The commands for those who say what runs when. Stateless. */
public final class OperateCommands {

    private OperateCommands() {}

    /** Returns the commands of this package, in the order of the help. */
    public static List<Object> on(Terminal terminal) {
        return List.of(
                new TimelineCommand(terminal),
                new ActivateCommand(terminal),
                new RollbackCommand(terminal),
                new CancelCommand(terminal),
                new ShadowCommand(terminal),
                new CanaryCommand(terminal),
                new OverrideCommand(terminal));
    }
}
