package dev.pointsman.drools.text;

import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourcePosition;
import java.util.regex.Pattern;

/**
 * The stretch of a file that one rule covers. Immutable.
 *
 * @param lines the file
 * @param start offset of the first character of the rule, its keyword {@code rule}
 * @param end offset after the last character of the rule, its keyword {@code end}
 */
public record RuleText(LineMap lines, int start, int end) {

    private static final Pattern DATES = Pattern.compile("date-(effective|expires)\\s*\\(?\\s*\"[^\"]*\"\\s*\\)?");

    /** Returns the text. */
    String text() {
        return lines.file().text().substring(start, end);
    }

    /**
     * Returns the text as Drools compiles it: dates are read here, in UTC, and not by Drools in the zone of the machine.
     *
     * @param conditions offset in the file at which the conditions start: dates stand before it
     */
    public String withoutDates(int conditions) {
        String whole = text();
        int body = Math.max(0, Math.min(conditions - start, whole.length()));
        if (whole.indexOf("date-") < 0) {
            return whole;
        }
        String head = DATES.matcher(whole.substring(0, body))
                .replaceAll(match -> match.group().replaceAll("[^\n]", " "));
        return head + whole.substring(body);
    }

    /** Returns where the rule starts. */
    public SourcePosition position() {
        return lines.positionAt(start);
    }

    /** Returns the offset in the file of the first {@code word}, standing alone, at or after {@code from}, or {@code from}. */
    public int find(String word, int from) {
        String text = lines.file().text();
        int first = Math.max(from, start);
        for (int found = text.indexOf(word, first); found >= 0 && found < end; found = text.indexOf(word, found + 1)) {
            if (!joins(text, found) && !joins(text, found + word.length())) {
                return found;
            }
        }
        return first;
    }

    /** Tells whether the characters on both sides of an offset belong to one name or number. */
    private static boolean joins(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isJavaIdentifierPart(text.charAt(offset - 1))
                && Character.isJavaIdentifierPart(text.charAt(offset));
    }

    /** As {@link #find}, but outside of strings and comments. */
    public int findKeyword(String keyword, int from) {
        int first = Math.max(from, start);
        String text = lines.file().text();
        for (DrlScanner.Token token : DrlScanner.scan(text.substring(first, Math.max(first, end)))) {
            int at = first + token.start();
            if (token.kind() == DrlScanner.Kind.NAME && find(keyword, at) == at && text.startsWith(keyword, at)) {
                return at;
            }
        }
        return first;
    }

    /** Returns the position of a keyword in the rule, or the start of the rule. */
    public SourcePosition positionOf(String keyword) {
        return lines.positionAt(findKeyword(keyword, start));
    }
}
