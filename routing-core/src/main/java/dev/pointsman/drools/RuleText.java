package dev.pointsman.drools;

import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourcePosition;

/**
 * The stretch of a file that one rule covers. Immutable.
 *
 * @param lines the file
 * @param start offset of the first character of the rule, its keyword {@code rule}
 * @param end offset after the last character of the rule, its keyword {@code end}
 */
record RuleText(LineMap lines, int start, int end) {

    /** Returns the text. */
    String text() {
        return lines.file().text().substring(start, end);
    }

    /** Returns where the rule starts. */
    SourcePosition position() {
        return lines.positionAt(start);
    }

    /** Returns the offset in the file of the first occurrence of {@code snippet} at or after {@code from}, or {@code from}. */
    int find(String snippet, int from) {
        int found = lines.file().text().indexOf(snippet, Math.max(from, start));
        return found >= 0 && found < end ? found : Math.max(from, start);
    }

    /** Returns the position of the first occurrence of {@code snippet} in the rule, or the start of the rule. */
    SourcePosition positionOf(String snippet) {
        return lines.positionAt(find(snippet, start));
    }
}
