package dev.pointsman.release;

import dev.pointsman.source.FileTree;
import dev.pointsman.source.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What is to be published. The name is that of the rule set in the files. Immutable.
 *
 * @param files the author's whole folder
 * @param author who publishes it
 * @param note what is new, or empty
 * @param report the report of the gate that it passed, a JSON object; the gate is the caller's
 * @param parent number of the version that it was made from, 0 for none, or {@link #LATEST}
 */
public record Draft(FileTree files, String author, String note, String report, long parent) {

    /** As parent: the version that has the highest number when this is published. */
    public static final long LATEST = -1;

    private static final int LONGEST_AUTHOR = 200;
    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_REPORT = 2_000_000;

    public Draft {
        Objects.requireNonNull(files, "files");
        check("the author", author, LONGEST_AUTHOR);
        check("the note", note, LONGEST_NOTE);
        check("the report", report, LONGEST_REPORT);
        if (author.isBlank()) {
            throw new IllegalArgumentException("a version needs an author\n  Say who publishes it.");
        }
        if (parent < LATEST) {
            throw new IllegalArgumentException("versions are numbered from 1, found the parent " + parent);
        }
        try {
            JsonObject.parse(report);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the report must be a JSON object: " + e.getMessage(), e);
        }
    }

    private static void check(String what, String text, int longest) {
        if (text.length() > longest || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " of a version has at most " + longest
                    + " whole characters, found " + text.length() + "\n  Make it shorter.");
        }
    }

    /** Returns a draft of files, without a note and with an empty report, made from the latest version. */
    public static Draft of(FileTree files, String author) {
        return new Draft(files, author, "", "{}", LATEST);
    }

    /**
     * As {@link #of(FileTree, String)}, of a folder.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Draft of(Path folder, String author) throws IOException {
        return of(FileTree.read(folder), author);
    }

    /** Returns this draft with a note of what is new. */
    public Draft withNote(String value) {
        return new Draft(files, author, value, report, parent);
    }

    /** Returns this draft with the report of the gate, a JSON object. */
    public Draft withReport(String value) {
        return new Draft(files, author, note, value, parent);
    }

    /** Returns this draft made from another version, 0 for none. */
    public Draft withParent(long value) {
        return new Draft(files, author, note, report, value);
    }
}
