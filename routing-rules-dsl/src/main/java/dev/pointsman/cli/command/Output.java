package dev.pointsman.cli.command;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the decisions go: standard output, or a file. A file is written under another name beside its place and moved
 * there by {@link #commit}: what has the final name is complete.
 */
public final class Output implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Watched stream;
    private final Writer writer;
    private final boolean closes;
    private final @Nullable Path part;
    private final @Nullable Path place;

    private Output(OutputStream stream, boolean closes, @Nullable Path part, @Nullable Path place) {
        this.stream = new Watched(stream);
        this.writer = new BufferedWriter(new OutputStreamWriter(this.stream, StandardCharsets.UTF_8), BUFFER);
        this.closes = closes;
        this.part = part;
        this.place = place;
    }

    /** Writes to standard output, which stays open. */
    public static Output to(OutputStream standardOutput) {
        return new Output(standardOutput, false, null, null);
    }

    /**
     * Writes to a file.
     *
     * @throws IOException if the file cannot be there; nothing is left behind
     */
    public static Output to(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("--out " + file + " is a folder, name a file in it");
        }
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            // A device or a named pipe: it must not be replaced by a file.
            return new Output(Files.newOutputStream(place, StandardOpenOption.WRITE), true, null, null);
        }
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("--out " + file + ": there is no folder " + folder);
        }
        Path part = folder.resolve(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part");
        OutputStream stream;
        try {
            stream = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("--out " + file + ": the folder " + folder + " cannot be written to", e);
        }
        // Also when the run is interrupted; after the move there is nothing to delete.
        part.toFile().deleteOnExit();
        return new Output(stream, true, part, place);
    }

    /** Returns where bytes go. Use this or {@link #writer}. */
    public OutputStream stream() {
        return stream;
    }

    /** Returns what to write to, in UTF-8. */
    public Writer writer() {
        return writer;
    }

    /** What is written. */
    @FunctionalInterface
    public interface Text {
        /** Writes it. */
        void writeTo(Writer writer) throws IOException;
    }

    /** Writes all of it and puts it in place. A reader of standard output that has gone had enough: that is no failure. */
    public void write(Text text) throws IOException {
        try {
            text.writeTo(writer);
            commit();
        } catch (IOException e) {
            if (!isAbandoned()) {
                throw e;
            }
        }
    }

    /** Tells whether writing failed because nobody reads any more, as behind {@code | head}. */
    public boolean isAbandoned() {
        return stream.abandoned;
    }

    /** Everything was written: puts it in place. */
    public void commit() throws IOException {
        writer.flush();
        if (closes) {
            writer.close();
        }
        if (part != null && place != null) {
            try {
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Without {@link #commit} the file is given up. */
    @Override
    public void close() throws IOException {
        if (closes) {
            stream.close();
        }
        if (part != null) {
            Files.deleteIfExists(part);
        }
    }

    /** Notices a reader that has gone. */
    private static final class Watched extends FilterOutputStream {

        private boolean abandoned;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            try {
                out.write(bytes, start, length);
            } catch (IOException e) {
                abandoned =
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
                throw e;
            }
        }
    }
}
