package dev.pointsman.timeline;

import dev.pointsman.source.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A timeline as a file: one line of JSON for each entry. A line ends with a SHA-256 of itself and holds that of the line before
 * it, so that no line can be changed, moved or taken out in the middle without being noticed. What stands behind the last line
 * end was written only in part; it was never acknowledged and says nothing. Immutable.
 */
public final class TimelineLines {

    /** Stands before the first line. */
    private static final String NO_LINE = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";

    private final Timeline timeline;
    private final int wholeBytes;
    private final String lastHash;

    private TimelineLines(Timeline timeline, int wholeBytes, String lastHash) {
        this.timeline = timeline;
        this.wholeBytes = wholeBytes;
        this.lastHash = lastHash;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if a line is damaged, with its number
     */
    public static TimelineLines parse(byte[] file) {
        List<TimelineEntry> entries = new ArrayList<>();
        String last = NO_LINE;
        int start = 0;
        for (int at = 0; at < file.length; at++) {
            if (file[at] == '\n') {
                JsonObject line = line(file, start, at, entries.size() + 1, last);
                entries.add(entry(line, entries.size() + 1));
                last = line.text("hash");
                start = at + 1;
            }
        }
        Timeline timeline = timeline(entries);
        if (start < file.length) {
            checkTorn(file, start, entries.size() + 1);
            timeline = timeline.withTorn("behind entry " + entries.size() + " stand " + (file.length - start)
                    + " bytes of a line that was never finished");
        }
        return new TimelineLines(timeline, start, last);
    }

    private static Timeline timeline(List<TimelineEntry> entries) {
        try {
            return Timeline.of(entries);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the timeline contradicts itself: " + e.getMessage(), e);
        }
    }

    private static JsonObject line(byte[] file, int start, int end, int number, String before) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, start, end - start))
                    .toString();
            JsonObject line = JsonObject.parse(text);
            String content = text.substring(0, Math.max(0, text.lastIndexOf(HASH)));
            if (!line.toString().equals(text) || !line.text("hash").equals(hash(content))) {
                throw new IllegalArgumentException("it is not as it was written");
            }
            if (!line.text("previous").equals(before)) {
                throw new IllegalArgumentException("it does not follow the line before it");
            }
            return line;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw damaged(number, e);
        }
    }

    private static TimelineEntry entry(JsonObject line, int number) {
        try {
            TimelineEntry entry = EntryText.entry(line);
            if (!EntryText.of(entry, line.text("previous"))
                    .with("hash", line.text("hash"))
                    .toString()
                    .equals(line.toString())) {
                throw new IllegalArgumentException("it holds what this version of Pointsman does not know");
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw damaged(number, e);
        }
    }

    private static IllegalArgumentException damaged(int number, Exception cause) {
        return new IllegalArgumentException(
                "line " + number + " of the timeline is damaged: " + cause.getMessage()
                        + "\n  Bring the file back from a copy. Nothing can be appended until then.",
                cause);
    }

    /** A whole line with something else than a line end behind it was not torn off: its line end was changed. */
    private static void checkTorn(byte[] file, int start, int number) {
        String rest = new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
        int hash = rest.indexOf(HASH);
        if (hash >= 0 && rest.length() > hash + HASH.length() + NO_LINE.length() + "\"}".length()) {
            throw damaged(number, new IllegalArgumentException("its line end is missing"));
        }
    }

    /** Returns what the lines say. */
    public Timeline timeline() {
        return timeline;
    }

    /** Returns how many bytes from the first on hold whole lines. */
    public int wholeBytes() {
        return wholeBytes;
    }

    /** Returns the line to be appended behind the whole ones, with its line end, in UTF-8. */
    public byte[] lineOf(TimelineEntry entry) {
        String content = EntryText.of(entry, lastHash).toString();
        String open = content.substring(0, content.length() - 1);
        return (open + HASH + hash(open) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
