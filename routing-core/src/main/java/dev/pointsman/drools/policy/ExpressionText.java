package dev.pointsman.drools.policy;

/**
 * The text of an expression without its comments, of the same length, and a place in it that moves on as the parts of
 * the expression are found: Drools' parse tree of an expression has no positions. What stands behind the last part found
 * was not read by the parser, which stops at the first word that it does not understand. Confined to one thread.
 */
final class ExpressionText {

    private final String text;
    private final int nesting;
    private int at;

    ExpressionText(String expression) {
        StringBuilder code = new StringBuilder(expression);
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfLiteral(code, i);
            } else if (expression.startsWith("//", i)) {
                i = blank(code, i, expression.indexOf('\n', i)) - 1;
            } else if (expression.startsWith("/*", i)) {
                int end = expression.indexOf("*/", i + 2);
                i = blank(code, i, end < 0 ? end : end + 2) - 1;
            } else if ("([{".indexOf(c) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        this.text = code.toString();
        this.nesting = deepest;
    }

    private static int endOfLiteral(CharSequence code, int start) {
        int i = start + 1;
        while (i < code.length() && code.charAt(i) != code.charAt(start)) {
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static int blank(StringBuilder code, int from, int end) {
        int to = end < 0 ? code.length() : end;
        for (int i = from; i < to; i++) {
            if (code.charAt(i) != '\n') {
                code.setCharAt(i, ' ');
            }
        }
        return to;
    }

    /** Returns the text, with blanks for comments. */
    String text() {
        return text;
    }

    /** Returns how deep brackets are nested. */
    int nesting() {
        return nesting;
    }

    /** Moves behind the next occurrence of {@code part}, a whole word if it is one, and returns where it starts. */
    int find(String part) {
        int found = text.indexOf(part, at);
        while (found >= 0 && insideWord(found, part)) {
            found = text.indexOf(part, found + 1);
        }
        if (found < 0) {
            return here();
        }
        at = found + part.length();
        return found;
    }

    /** Returns where the next word or sign starts. */
    int here() {
        int i = at;
        while (i < text.length() && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '(')) {
            i++;
        }
        return Math.min(i, Math.max(0, text.length() - 1));
    }

    /** Tells whether nothing but closing brackets stands behind the last part found. */
    boolean finished() {
        return text.substring(at).chars().allMatch(c -> Character.isWhitespace(c) || "()[]".indexOf(c) >= 0);
    }

    private boolean insideWord(int found, String part) {
        int end = found + part.length();
        return Character.isJavaIdentifierPart(part.charAt(0))
                && ((found > 0 && Character.isJavaIdentifierPart(text.charAt(found - 1)))
                        || (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))));
    }
}
