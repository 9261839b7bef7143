package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the comments of a DRL file, in the form of the routing language: each line begins with {@code #}. Takes time linear
 * in its length. One object reads one file once.
 */
public final class DrlComments {

    private final String text;
    private final List<Comment> comments = new ArrayList<>();
    private boolean lineStarts = true;
    private int at;

    private DrlComments(String text) {
        this.text = text;
    }

    /** Returns the comments of a file that Drools can read, in source order. */
    public static List<Comment> of(String drl) {
        DrlComments reader = new DrlComments(drl);
        while (reader.at < drl.length()) {
            reader.next();
        }
        return reader.comments;
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            line();
        } else if (text.startsWith("/*", at)) {
            block();
        } else if (c == '"' || c == '\'') {
            skipQuoted(c);
        } else {
            lineStarts = c == '\n' || (lineStarts && Character.isWhitespace(c));
            at++;
        }
    }

    private void line() {
        int start = at;
        at = end("\n", at, 0);
        add("#" + text.substring(start + 2, at).stripTrailing(), start);
    }

    private void block() {
        int start = at;
        at = end("*/", at + 2, 2);
        String inside = text.substring(start + 2, Math.max(start + 2, at - 2));
        String lines = inside.lines()
                .map(line -> line.strip().replaceFirst("^\\*+\\s?", "").stripTrailing())
                .map(line -> line.isEmpty() ? "#" : "# " + line)
                .collect(Collectors.joining("\n"))
                .replaceFirst("^(#\n)+", "")
                .replaceFirst("(\n#)+$", "");
        if (lines.length() > 1) {
            add(lines, start);
        }
    }

    private void add(String comment, int start) {
        boolean blankBehind = at < text.length() && text.charAt(at) == '\n' && Lexer.blankFollows(text, at);
        comments.add(new Comment(comment, start, at, lineStarts, blankBehind));
    }

    private void skipQuoted(char quote) {
        lineStarts = false;
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
    }

    /** Returns the offset of what ends a comment, or behind it; the end of the file where it is missing. */
    private int end(String mark, int from, int length) {
        int end = text.indexOf(mark, Math.min(from, text.length()));
        return end < 0 ? text.length() : end + length;
    }
}
