package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.NewFolder;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman checkout}: the files of a version, back in a folder. */
@Command(name = "checkout", description = "Writes the files of a version into a new folder, as they were published.")
final class CheckoutCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the rule set.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Version: v3, latest or active.")
    private String version = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A new or empty folder.")
    private Path out = Path.of("");

    CheckoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Release release = repository.release(
                repository.read(terminal), name, version, terminal.clock().instant());
        NewFolder.require("--out", out);
        release.files().writeTo(out);
        terminal.text().println(release.files() + " of " + release + " in " + out);
        return ExitCode.OK;
    }
}
