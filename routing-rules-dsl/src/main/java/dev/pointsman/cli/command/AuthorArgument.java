package dev.pointsman.cli.command;

import dev.pointsman.text.Printable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The argument of every command that leaves its author's name. */
public final class AuthorArgument {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who does this, as it is to be recorded. Default: the user name of this session.")
    private @Nullable String author;

    /** Creates the argument that nobody has given yet. */
    public AuthorArgument() {}

    /** Returns who it is. */
    public String author() {
        String name = author == null ? System.getProperty("user.name", "") : author;
        if (name.isBlank() || name.equals("?")) {
            throw new ParameterException(
                    spec.commandLine(),
                    author == null
                            ? "the session has no user name\n  Say who does this with --author NAME."
                            : "--author must not be empty, found " + Printable.quoted(name));
        }
        return RecordedText.readable(spec, author == null ? "the user name of this session" : "--author", name.strip());
    }
}
