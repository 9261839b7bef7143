package dev.pointsman.drools.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits DRL or Java text into tokens: names, strings, and single other characters. White space and comments are left
 * out. Needs no grammar and never fails, so it also serves for text that no parser accepts.
 */
public final class DrlScanner {

    /** What a token is. */
    public enum Kind {
        NAME,
        STRING,
        OTHER
    }

    /**
     * A token.
     *
     * @param text as written, quotes included
     * @param start offset of its first character
     */
    public record Token(Kind kind, String text, int start) {
        /** Tells whether this is what stands here. */
        public boolean is(String expected) {
            return text.equals(expected);
        }
    }

    private final String text;
    private int at;

    private DrlScanner(String text) {
        this.text = text;
    }

    /** Returns the tokens of a text, in order. */
    public static List<Token> scan(String text) {
        List<Token> tokens = new ArrayList<>();
        DrlScanner scanner = new DrlScanner(text);
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /**
     * Returns the offset of the first bracket that is nested too deeply, or -1.
     *
     * @param inConditions how many levels there may be between {@code when} and {@code then}
     * @param elsewhere how many levels there may be anywhere else
     */
    public static int nestedTooDeeply(String text, int inConditions, int elsewhere) {
        DrlScanner scanner = new DrlScanner(text);
        int depth = 0;
        int limit = elsewhere;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            if (token.is("when") || token.is("then")) {
                limit = token.is("when") ? inConditions : elsewhere;
                depth = 0;
            } else if (token.kind() == Kind.OTHER) {
                char c = token.text().charAt(0);
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                if (depth > limit) {
                    return token.start();
                }
            }
        }
        return -1;
    }

    private @Nullable Token next() {
        skipBlank();
        if (at >= text.length()) {
            return null;
        }
        int start = at;
        char c = text.charAt(at);
        Kind kind;
        if (c == '"' || c == '\'') {
            at = endOfString(c);
            kind = Kind.STRING;
        } else if (Character.isJavaIdentifierStart(c)) {
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            kind = Kind.NAME;
        } else {
            at++;
            kind = Kind.OTHER;
        }
        return new Token(kind, text.substring(start, at), start);
    }

    private void skipBlank() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private int endOfString(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }
}
