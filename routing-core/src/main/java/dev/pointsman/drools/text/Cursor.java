package dev.pointsman.drools.text;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text of DRL that moves on over words and signs, as far as they can be read in one way only. Confined to
 * one thread.
 */
public final class Cursor {

    private final String text;
    private int at;

    /** Stands before the first character of a text. */
    public Cursor(String text) {
        this.text = text;
    }

    /** Returns the text. */
    String text() {
        return text;
    }

    /** Returns the offset of the next character. */
    public int at() {
        return at;
    }

    /** Tells whether the text has ended. */
    public boolean isAtEnd() {
        return at == text.length();
    }

    /** Tells whether {@code sign} stands here. */
    boolean isAt(String sign) {
        return text.startsWith(sign, at);
    }

    /** Tells whether white space stands right before the next character. */
    public boolean isBehindBlank() {
        return at > 0 && isBlank(text.charAt(at - 1));
    }

    /** Tells whether a digit, or a minus sign, stands here. */
    public boolean isAtNumber() {
        return at < text.length() && (isDigit(at) || text.charAt(at) == '-');
    }

    /** Takes a sign that stands here, and the white space behind it. */
    public boolean takes(String sign) {
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        skipBlank();
        return true;
    }

    /** Skips blanks, tabs and line ends. */
    void skipBlank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /** As {@link #skipBlank}, and comments; false when a comment does not end. */
    public boolean skipBlankAndComments() {
        skipBlank();
        while (at + 1 < text.length() && text.charAt(at) == '/') {
            char second = text.charAt(at + 1);
            int end = second == '/' ? text.indexOf('\n', at) : second == '*' ? text.indexOf("*/", at + 2) : -1;
            if (end < 0) {
                return false;
            }
            at = end + (second == '/' ? 1 : 2);
            skipBlank();
        }
        return true;
    }

    /** Skips blanks and tabs; tells whether the line, or the text, ends there. */
    public boolean skipsToEndOfLine() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }

    /** Tells whether a word stands here, and white space behind it. */
    public boolean isAtWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && end < text.length() && isBlank(text.charAt(end));
    }

    /** Takes a word behind which white space stands, and that too. */
    public boolean takesWord(String word) {
        return isAtWord(word) && takes(word);
    }

    /** Takes the last word of a text, or one behind which white space stands, and leaves that. */
    public boolean endsWith(String word) {
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && !isBlank(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    /** Takes a plain ASCII word and the white space behind it; empty when there is none, or it goes on in another way. */
    public String word() {
        int end = at;
        while (end < text.length() && isWordPart(end)) {
            if (text.charAt(end) > 'z') {
                return "";
            }
            end++;
        }
        return taken(end);
    }

    /** Takes ASCII words with points between, without white space in them; what stands behind is left. */
    public String path() {
        int end = at;
        int next = at;
        while (next < text.length() && isNameStart(text.charAt(next))) {
            end = next + 1;
            while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(end))) {
                end++;
            }
            next = end < text.length() && text.charAt(end) == '.' ? end + 1 : text.length();
        }
        boolean goesOn = end < text.length() && isWordPart(end);
        return goesOn || end == at ? "" : taken(end);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /** Takes ASCII letters and hyphens, and the white space that has to stand behind them; empty when it does not. */
    public String attributeName() {
        int end = at;
        while (end < text.length() && (isNameStart(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end < text.length() && isBlank(text.charAt(end)) ? taken(end) : "";
    }

    /** As {@link #word}, or {@code str[...]} as a whole. */
    String operatorWord() {
        return text.startsWith("str[", at) ? taken(text.indexOf(']', at) + 1) : word();
    }

    /** Takes signs of comparison, and the white space behind them. */
    String sign() {
        int end = at;
        while (end < text.length() && "=!<>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return taken(end);
    }

    private String taken(int end) {
        String taken = text.substring(at, Math.max(at, end));
        at += taken.length();
        skipBlank();
        return taken;
    }

    /**
     * Takes a text on one line in double quotes, with the escapes of {@link StringLiteral}, and the white space behind it;
     * returns what stands between the quotes, or null.
     */
    @Nullable
    public String string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            char c = text.charAt(end);
            if (c == '\\') {
                end++;
                if (end == text.length() || "btnfr\"'\\".indexOf(text.charAt(end)) < 0) {
                    return null;
                }
            } else if (Character.isISOControl(c)) {
                return null;
            }
            end++;
        }
        if (end >= text.length() || text.startsWith("\"", end + 1)) {
            return null;
        }
        String between = text.substring(at + 1, end);
        at = end + 1;
        skipBlank();
        return between;
    }

    /**
     * Takes a number and the white space behind it: decimal digits, at most nine of them before a point, without a leading zero,
     * exponent or suffix, with or without a minus sign. Returns null when something else stands here.
     */
    @Nullable
    public Literal number() {
        int start = text.startsWith("-", at) ? at + 1 : at;
        int point = digitsFrom(start);
        int end = point;
        boolean decimal = point < text.length() && text.charAt(point) == '.';
        if (decimal) {
            end = digitsFrom(point + 1);
        }
        boolean odd = point == start
                || point - start > DIGITS_AT_MOST
                || (text.charAt(start) == '0' && point - start > 1)
                || (decimal && end == point + 1)
                || (end < text.length() && (text.charAt(end) == '.' || isWordPart(end)));
        return odd ? null : new Literal(decimal ? Literal.Kind.OTHER : Literal.Kind.WHOLE, taken(end));
    }

    /** Whole numbers of so many digits fit into an int, whatever they are. */
    private static final int DIGITS_AT_MOST = 9;

    private int digitsFrom(int start) {
        int end = start;
        while (end < text.length() && isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isWordPart(int index) {
        return Character.isJavaIdentifierPart(text.charAt(index));
    }
}
