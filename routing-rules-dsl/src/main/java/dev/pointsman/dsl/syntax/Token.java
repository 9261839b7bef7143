package dev.pointsman.dsl.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A word, a text or a sign of a file. Immutable.
 *
 * @param text what it says: a text without quotes and escapes, everything else as written
 * @param keyword which word of the language it is, or null when it is none
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param firstOnLine whether only blanks stand before it on its line
 */
public record Token(Kind kind, String text, @Nullable Keyword keyword, int start, int end, boolean firstOnLine) {

    /** What a token is. */
    public enum Kind {
        WORD,
        TEXT,
        COMMA,
        OPEN,
        CLOSE,
        BAR,
        /** What the language has no use for. */
        SIGN,
        /** Behind the last one. */
        END
    }

    /** Tells whether it is this word of the language. */
    public boolean is(Keyword word) {
        return keyword == word;
    }

    /** Tells whether it is of this kind. */
    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Tells whether it is {@code -}, which stands for any value in a table. */
    public boolean isAny() {
        return kind == Kind.WORD && text.equals("-");
    }

    /** Tells whether it can be the name of a rule, a team and the like. */
    public boolean isName() {
        return isLiteral() || (keyword != null && !keyword.isNoName());
    }

    /** Tells whether it can be a value, or the name of a field or an attribute. */
    public boolean isLiteral() {
        return kind == Kind.TEXT || (kind == Kind.WORD && keyword == null && !isAny());
    }

    /** Makes a word or a text that stands in no file. */
    public static Token synthetic(String text) {
        return new Token(Kind.TEXT, text, null, 0, 0, false);
    }
}
