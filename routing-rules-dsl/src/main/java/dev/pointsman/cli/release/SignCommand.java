package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman sign}: approves a version. */
@Command(
        name = "sign",
        description = {
            "Signs a version with a private key of keygen. The signature lies beside the version, which does not change.",
            "A version can have signatures by several keys."
        })
final class SignCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VersionArguments version = new VersionArguments();

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key.")
    private Path key = Path.of("");

    SignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = version.open(terminal);
        long sequence = version.sequence(open, terminal);
        SigningKey signer;
        try {
            signer = SigningKey.read(key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage(), e);
        }
        open.sign(version.name(), sequence, signer);
        terminal.text().println(version.name() + " v" + sequence + " is signed by " + signer);
        return ExitCode.OK;
    }
}
