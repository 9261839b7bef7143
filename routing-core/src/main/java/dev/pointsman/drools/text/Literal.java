package dev.pointsman.drools.text;

import java.util.Objects;

/**
 * A value as a constraint writes it. Immutable.
 *
 * @param content the characters as written; of a text or a character those between the quotes
 * @param bracketed whether it stands in brackets of its own
 */
public record Literal(Kind kind, String content, boolean bracketed) {

    /** What a literal looks like; whether it can be used is not said. */
    public enum Kind {
        TEXT,
        CHARACTER,
        BOOLEAN,
        NULL,
        /** A whole number without a suffix. */
        WHOLE,
        /** A whole number with the suffix of a long. */
        LONG,
        /** Any other number, or what the parser takes for one. */
        OTHER
    }

    public Literal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(content, "content");
    }

    /** Makes a literal that stands in no brackets. */
    public Literal(Kind kind, String content) {
        this(kind, content, false);
    }

    /** Returns the literal as it stands in the constraint, without brackets. */
    public String text() {
        return switch (kind) {
            case TEXT -> '"' + content + '"';
            case CHARACTER -> '\'' + content + '\'';
            default -> content;
        };
    }

    /** Tells whether it stands in quotes. */
    public boolean isQuoted() {
        return kind == Kind.TEXT || kind == Kind.CHARACTER;
    }
}
