package dev.pointsman.source;

import java.util.Arrays;

/** Turns offsets into a file's text into positions, each in logarithmic time. Immutable. */
public final class LineMap {

    private final SourceFile file;
    private final int[] starts;

    /** Indexes the lines of a file once. */
    public LineMap(SourceFile file) {
        this.file = file;
        this.starts = starts(file.text());
    }

    private static int[] starts(String text) {
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            lines++;
        }
        int[] starts = new int[lines];
        for (int line = 1; line < lines; line++) {
            starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
        }
        return starts;
    }

    /** Returns the file. */
    public SourceFile file() {
        return file;
    }

    /** Returns the position of the character at {@code offset}, clipped to the text. */
    public SourcePosition positionAt(int offset) {
        int clipped = Math.max(0, Math.min(offset, file.text().length()));
        int found = Arrays.binarySearch(starts, clipped);
        int line = found >= 0 ? found : -found - 2;
        return new SourcePosition(file.name(), line + 1, clipped - starts[line] + 1);
    }

    /** Returns the offset of a line and a column, both from 1, clipped to the text. */
    public int offsetOf(int line, int column) {
        int clipped = Math.max(1, Math.min(line, starts.length));
        return Math.min(file.text().length(), starts[clipped - 1] + Math.max(0, column - 1));
    }
}
