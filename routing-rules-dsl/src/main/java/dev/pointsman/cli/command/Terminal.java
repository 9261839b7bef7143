package dev.pointsman.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where the command line reads and writes. Everything is UTF-8, whatever the platform's default is.
 *
 * @param in standard input
 * @param out standard output; raw, because a {@link java.io.PrintStream} would hide that its reader has gone
 * @param err standard error, flushed with every line
 * @param watched whether a person watches standard error, so that progress is worth showing
 * @param clock what time it is for versions and timelines
 */
public record Terminal(InputStream in, OutputStream out, PrintWriter err, boolean watched, InstantSource clock) {

    /** Makes a terminal of any three streams, as tests do. */
    public static Terminal of(InputStream in, OutputStream out, OutputStream err, boolean watched) {
        return new Terminal(
                in, out, new PrintWriter(err, true, StandardCharsets.UTF_8), watched, InstantSource.system());
    }

    /** Returns the terminal of this process. */
    public static Terminal ofProcess() {
        return of(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isErrorWatched());
    }

    /** Returns this terminal at another time. */
    public Terminal withClock(InstantSource value) {
        return new Terminal(in, out, err, watched, value);
    }

    /** Prints to standard output for a person to read. */
    public PrintWriter text() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /**
     * Java cannot say whether standard error is a terminal; where the system lists a process's files it can be seen.
     * Elsewhere there is progress only if the input and the output are terminals too.
     */
    @SuppressWarnings("SystemConsoleNull") // Null on Java 17 to 21; later ones are asked whether they are a terminal.
    private static boolean isErrorWatched() {
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && isTerminal();
        }
    }

    /** From Java 22 on there is a console even without a terminal, and it says so. */
    private static boolean isTerminal() {
        try {
            Object answer = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(answer);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
