package dev.pointsman.ticketfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Cuts UTF-8 text into lines at LF, CR LF or CR, in bounded memory. Works on bytes, so that one line that is not UTF-8
 * spoils only itself; a byte order mark at the start is dropped. Confined to one thread.
 */
public final class LineReader implements AutoCloseable {

    /** The most bytes a line may have, its end included. */
    static final int LIMIT = 10 * 1024 * 1024;

    private static final int END = -1;
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read, with a sentence that says why
     */
    public static LineReader open(Path file) throws IOException {
        return new LineReader(InputFile.open(file));
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param text with its line end; empty if there is a problem
     * @param problem why the text cannot be had, or null
     */
    public record Line(long number, String text, @Nullable String problem) {

        boolean isBlank() {
            return problem == null && text.isBlank();
        }
    }

    /** Returns the next line, or null at the end. */
    public @Nullable Line read() throws IOException {
        if (position == filled && !fill()) {
            return null;
        }
        number++;
        Bytes line = new Bytes();
        int last;
        do {
            int start = position;
            last = skipToLineEnd();
            line.add(buffer, start, position);
        } while (last != '\n' && last != '\r' && fill());
        if (last == '\r' && (position < filled || fill()) && buffer[position] == '\n') {
            position++;
            line.add('\n');
        }
        return line.decoded(number);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Moves behind the next line end in the buffer, or to its end; returns the last byte passed. */
    private int skipToLineEnd() {
        byte last = 0;
        while (position < filled && last != '\n' && last != '\r') {
            last = buffer[position];
            position++;
        }
        return last;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = 0;
        int read = in.read(buffer, 0, buffer.length);
        if (read == END) {
            return false;
        }
        filled = read;
        return true;
    }

    /** The bytes of one line: most lie in the buffer as they are, a few stretch over several fillings. */
    private static final class Bytes {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
        private boolean tooLong;

        void add(byte[] from, int start, int end) {
            if (!tooLong && kept.size() + (end - start) <= LIMIT) {
                kept.write(from, start, end - start);
            } else {
                tooLong = true;
                kept.reset();
            }
        }

        void add(char ascii) {
            if (!tooLong) {
                kept.write(ascii);
            }
        }

        Line decoded(long number) {
            if (tooLong) {
                return new Line(number, "", "is longer than " + LIMIT / (1024 * 1024) + " MB");
            }
            String text = kept.toString(StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8()) {
                return new Line(number, "", "is not UTF-8 text");
            }
            boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF';
            return new Line(number, marked ? text.substring(1) : text, null);
        }

        private boolean isUtf8() {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(kept.toByteArray()));
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }
}
