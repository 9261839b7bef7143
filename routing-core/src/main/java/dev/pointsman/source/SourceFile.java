package dev.pointsman.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A named text. A byte order mark is dropped and line ends become {@code \n}, so that the same rules written on any
 * system have the same content and the same positions. Immutable.
 *
 * @param name name of the file, relative to the folder it was loaded from, with forward slashes
 * @param text the text, with {@code \n} as the only line end
 */
public record SourceFile(String name, String text) {

    public SourceFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1);
        }
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
    }

    /**
     * Reads a UTF-8 file.
     *
     * @param name the name under which the text is known from here on
     * @throws IOException if the file cannot be read, or is not UTF-8
     */
    public static SourceFile read(String name, Path path) throws IOException {
        return decode(name, Files.readAllBytes(path));
    }

    static SourceFile decode(String name, byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceFile(name, text);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " is not UTF-8 text", e);
        }
    }
}
