package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.AuthorArgument;
import dev.pointsman.cli.command.RecordedText;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.TimelineEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments of every command that appends an entry to a timeline. */
final class ChangeArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the rule set.")
    private String name = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Mixin
    private AuthorArgument author = new AuthorArgument();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who read the timeline. Required.")
    private @Nullable String reason;

    /** Returns the name of the rule set. */
    String name() {
        return name;
    }

    /** Opens the repository, in which the rule set must be. */
    DirectoryRepository open(Terminal terminal) throws IOException {
        DirectoryRepository open = repository.open(terminal);
        repository.known(open, name);
        return open;
    }

    /** Returns the number of a version. */
    long sequence(DirectoryRepository open, String version, Terminal terminal) {
        return repository.sequence(open, name, version, terminal.clock().instant());
    }

    /** Appends a change and prints its entry. */
    void append(DirectoryRepository open, Change change, Terminal terminal) {
        if (reason == null || reason.isBlank()) {
            throw wrong((reason == null ? "--reason is missing" : "--reason must not be empty")
                    + "\n  Say why, for those who will read the timeline.");
        }
        String why = RecordedText.readable(spec, "--reason", reason.strip());
        TimelineEntry entry;
        try {
            entry = open.append(name, author.author(), why, change);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        PrintWriter out = terminal.text();
        out.println("entry " + entry.number() + " of " + name + ": " + ChangeText.of(entry) + ", by "
                + Printable.line(entry.author()));
    }

    /** Returns what was made of parts that fit together, or says what does not. */
    <T> T made(Supplier<T> parts) {
        try {
            return parts.get();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Reads a private key. */
    SigningKey signer(Path file) throws IOException {
        try {
            return SigningKey.read(file);
        } catch (IllegalArgumentException e) {
            throw wrong("--key: " + e.getMessage());
        }
    }

    /** Returns the exception for an argument that cannot be used. */
    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
