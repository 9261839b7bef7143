package dev.pointsman.text;

/**
 * Makes text from outside safe to print: a ticket may hold line ends, and sequences that a terminal obeys. Stateless.
 */
public final class Printable {

    private static final int QUOTED = 60;

    private Printable() {}

    /** Returns the text on one line, its control characters replaced by spaces. */
    public static String line(String text) {
        return replaced(text, false);
    }

    /** As {@link #line}, but line ends stay. */
    public static String lines(String text) {
        return replaced(text, true);
    }

    /** Returns the start of the text on one line, in double quotes. */
    public static String quoted(String text) {
        String start = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
        return '"' + line(start) + '"';
    }

    private static String replaced(String text, boolean keepsLines) {
        for (int i = 0; i < text.length(); i++) {
            if (isReplaced(text.charAt(i), keepsLines)) {
                return replacedFrom(i, text, keepsLines);
            }
        }
        return text;
    }

    private static String replacedFrom(int first, String text, boolean keepsLines) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = first; i < clean.length(); i++) {
            if (isReplaced(clean.charAt(i), keepsLines)) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString();
    }

    private static boolean isReplaced(char c, boolean keepsLines) {
        return Character.isISOControl(c) && !(keepsLines && c == '\n');
    }
}
