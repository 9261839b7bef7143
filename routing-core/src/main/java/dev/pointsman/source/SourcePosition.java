package dev.pointsman.source;

import java.util.Objects;

/**
 * A place in a text that a person edits. Immutable.
 *
 * @param file name of the file, relative to the folder it was loaded from, with forward slashes
 * @param line line number, 1 for the first line; 0 when the place is the file as a whole
 * @param column column number in characters, 1 for the first character of a line; 0 when only the line is known
 */
public record SourcePosition(String file, int line, int column) implements Comparable<SourcePosition> {

    public SourcePosition {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column must not be negative, found " + line + ":" + column);
        }
    }

    /** Returns the place that stands for the whole of {@code file}. */
    public static SourcePosition ofFile(String file) {
        return new SourcePosition(file, 0, 0);
    }

    /** Orders by file name, then line, then column. */
    @Override
    public int compareTo(SourcePosition other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** Returns {@code file:line:column}, leaving out what is not known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
