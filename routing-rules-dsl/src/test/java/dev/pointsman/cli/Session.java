package dev.pointsman.cli;

import dev.pointsman.cli.command.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One run of the command line.
 *
 * @param exitCode what the shell would see
 * @param out standard output
 * @param err standard error
 */
public record Session(int exitCode, String out, String err) {

    public static Session run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** Runs at an instant, which the clock of versions and timelines shows. */
    public static Session runAt(Instant now, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Terminal.of(new ByteArrayInputStream(new byte[0]), out, err, false)
                .withClock(InstantSource.fixed(now));
        int exitCode = Main.run(terminal, arguments);
        return new Session(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public static Session runWithInput(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Session session = runInto(out, input, arguments);
        return new Session(session.exitCode(), out.toString(StandardCharsets.UTF_8), session.err());
    }

    /** Runs with another standard output, of which the session knows nothing. */
    public static Session runInto(OutputStream out, String input, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exitCode = Main.run(Terminal.of(in, out, err, false), arguments);
        return new Session(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }
}
