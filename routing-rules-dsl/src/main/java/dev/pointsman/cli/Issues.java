package dev.pointsman.cli;

import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.ticketfile.Printable;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/** The issues of a rule set as they are printed: each once, in source order. Immutable. */
final class Issues {

    private final List<RuleIssue> sorted;

    Issues(Collection<RuleIssue> issues) {
        this.sorted = issues.stream().distinct().sorted().toList();
    }

    boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    void print(PrintWriter out) {
        sorted.forEach(issue -> out.println(Printable.lines(issue.toString())));
    }

    void printErrors(PrintWriter out) {
        sorted.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .forEach(issue -> out.println(Printable.lines(issue.toString())));
    }

    /** Returns for instance {@code 1 error, 2 warnings, no notes}. */
    String summary() {
        return counted(Severity.ERROR, "error") + ", " + counted(Severity.WARNING, "warning") + ", "
                + counted(Severity.NOTE, "note");
    }

    private String counted(Severity severity, String word) {
        long count = count(severity);
        return (count == 0 ? "no" : count) + " " + word + (count == 1 ? "" : "s");
    }

    private long count(Severity severity) {
        return sorted.stream().filter(issue -> issue.severity() == severity).count();
    }
}
