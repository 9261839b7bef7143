package dev.pointsman.cli.release;

import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Release;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The arguments of every command on one version. */
final class VersionArguments {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the rule set.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Version: v3, latest or active.")
    private String version = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    /** Returns the name of the rule set. */
    String name() {
        return name;
    }

    /** Reads the version, whole and checked. */
    Release read(Terminal terminal) throws IOException {
        return repository.release(
                repository.read(terminal), name, version, terminal.clock().instant());
    }

    /** Opens the repository for writing too. */
    DirectoryRepository open(Terminal terminal) throws IOException {
        return repository.open(terminal);
    }

    /** Returns the number of the version. */
    long sequence(DirectoryRepository open, Terminal terminal) {
        return repository.sequence(open, name, version, terminal.clock().instant());
    }
}
