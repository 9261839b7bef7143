package dev.pointsman.cli.author;

import dev.pointsman.cli.command.Terminal;
import java.util.List;

/** The commands for those who write rules. Stateless. */
public final class AuthorCommands {

    private AuthorCommands() {}

    /** Returns the commands of this package, in the order of the help. */
    public static List<Object> on(Terminal terminal) {
        return List.of(
                new InitCommand(terminal),
                new CheckCommand(terminal),
                new TestCommand(terminal),
                new ListCommand(terminal),
                new DiffCommand(terminal),
                new FmtCommand(terminal),
                new ConvertCommand(terminal),
                new IssueCommand(terminal));
    }
}
