package dev.pointsman.rule;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that cannot be used. Carries every issue that was found, in source order, and not just the first. */
public final class InvalidRuleSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleIssue> issues;

    /**
     * Creates the exception.
     *
     * @param subject what was loaded, for instance {@code rule set marketplace}
     * @param issues every issue, warnings included
     */
    public InvalidRuleSetException(String subject, List<RuleIssue> issues) {
        super(message(subject, issues));
        this.issues = issues.stream().sorted().toList();
    }

    /** Returns every issue, in source order. */
    public List<RuleIssue> issues() {
        return issues;
    }

    private static String message(String subject, List<RuleIssue> issues) {
        List<RuleIssue> errors = issues.stream()
                .filter(issue -> issue.severity() == RuleIssue.Severity.ERROR)
                .sorted()
                .toList();
        return subject + " has " + errors.size() + (errors.size() == 1 ? " error" : " errors") + ":\n"
                + errors.stream().map(issue -> "  " + issue).collect(Collectors.joining("\n"));
    }
}
