package dev.pointsman.dsl.syntax;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the issues of a file, each with the line it is about and a mark below the place. Confined to one thread.
 */
public final class Problems {

    /** A broken file can have a mistake in every few characters; nobody reads them all. */
    private static final int LISTED_AT_MOST = 10_000;

    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN_BEHIND = 60;

    private final LineMap lines;
    private final List<RuleIssue> issues = new ArrayList<>();
    private int errors;

    /**
     * Starts without issues.
     *
     * @param lines the file
     */
    public Problems(LineMap lines) {
        this.lines = lines;
    }

    /** Returns the file, by lines. */
    public LineMap lines() {
        return lines;
    }

    /**
     * Adds an issue.
     *
     * @param start offset of the first character concerned
     * @param end offset behind the last one
     * @param rule id of the rule, if it is known
     */
    public void add(IssueCode code, int start, int end, @Nullable String rule, String message, String fix) {
        if (code.severity() == Severity.ERROR) {
            errors++;
        }
        SourcePosition at = lines.positionAt(start);
        if (issues.size() < LISTED_AT_MOST) {
            issues.add(new RuleIssue(code, at, rule, message + excerpt(at, start, end), fix));
        } else if (issues.size() == LISTED_AT_MOST) {
            issues.add(new RuleIssue(
                    IssueCode.LIMIT, at, null, "the file has more than " + LISTED_AT_MOST + " issues", ""));
        }
    }

    /** Returns how many errors there are, those that are not listed included. */
    public int errors() {
        return errors;
    }

    /** Returns the issues found so far, in the order in which they were found. */
    public List<RuleIssue> issues() {
        return List.copyOf(issues);
    }

    /** The line with a mark below; of a long line, what stands around the place. */
    private String excerpt(SourcePosition at, int start, int end) {
        String text = lines.file().text();
        int place = Math.min(start, text.length());
        int first = Math.max(place - (at.column() - 1), place - SHOWN_BEFORE);
        int last = place;
        while (last < text.length() && last < place + SHOWN_BEHIND && text.charAt(last) != '\n') {
            last++;
        }
        StringBuilder mark = new StringBuilder();
        for (int i = first; i < place; i++) {
            mark.append(text.charAt(i) == '\t' ? '\t' : ' ');
        }
        mark.append("^".repeat(Math.max(1, Math.min(end, last) - place)));
        return "\n    " + text.substring(first, last).stripTrailing() + "\n    " + mark;
    }
}
