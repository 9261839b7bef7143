package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pointsman keygen}: a pair of keys for signatures. */
@Command(
        name = "keygen",
        description = {
            "Makes a pair of Ed25519 keys: FILE.key, which signs and stays secret, and FILE.pub, which tells whether a"
                    + " signature is by its owner.",
            "Both are PEM files that openssl reads as well. The secret key has no password: keep it where only those who may"
                    + " publish can read it."
        })
final class KeygenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Both files without their endings, such as keys/release.")
    private Path out = Path.of("");

    KeygenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path secret = Path.of(out + ".key");
        Path open = Path.of(out + ".pub");
        if (Files.exists(secret) || Files.exists(open)) {
            throw new IOException((Files.exists(secret) ? secret : open)
                    + " is there already\n  Name another file: keys are never replaced.");
        }
        SigningKey key = SigningKey.generate();
        try {
            key.write(secret);
            key.verifyingKey().write(open);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(e.getFile() + " is there already\n  Name another file: keys are never replaced.", e);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder for " + secret + "\n  Make it first.", e);
        }
        PrintWriter text = terminal.text();
        text.println("key " + key.verifyingKey().shortId());
        text.println("  " + secret + " signs: keep it secret");
        text.println("  " + open + " is for those who require its signatures");
        return ExitCode.OK;
    }
}
