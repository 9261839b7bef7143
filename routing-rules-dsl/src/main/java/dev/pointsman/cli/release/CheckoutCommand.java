package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.NewFolder;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman checkout}: the files of a version, back in a folder. */
@Command(name = "checkout", description = "Writes the files of a version into a new folder, as they were published.")
final class CheckoutCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private VersionArguments version = new VersionArguments();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A new or empty folder.")
    private Path out = Path.of("");

    CheckoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Release release = version.read(terminal);
        NewFolder.require("--out", out);
        release.files().writeTo(out);
        terminal.text().println(release.files() + " of " + release + " in " + out);
        return ExitCode.OK;
    }
}
