package dev.pointsman.drools.policy;

import dev.pointsman.regex.SlowRegex;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.LineMap;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link PolicyCheck} puts what it finds in one rule, or in what stands outside of rules.
 *
 * @param lines the file
 * @param rule id of the rule, or null outside of rules
 * @param restricted whether the policy is in force; if not, only what is unsupported is reported
 * @param issues receives the issues
 */
record PolicyFindings(LineMap lines, @Nullable String rule, boolean restricted, Consumer<RuleIssue> issues) {

    /** Reports something that the policy forbids, at an offset in the file. */
    void forbidden(int offset, String message, String fix) {
        restricted(IssueCode.POLICY, offset, message, fix);
    }

    /** Reports something that matters under a restricted policy only. */
    void restricted(IssueCode code, int offset, String message, String fix) {
        if (restricted) {
            issue(code, offset, message, fix);
        }
    }

    /** Reports an element of the language, named by {@code what}, that is not supported under any policy. */
    void unsupported(int offset, String what, String fix) {
        issue(IssueCode.UNSUPPORTED, offset, what + " is not supported", fix);
    }

    /** Reports a regular expression that is malformed, or can take very long. */
    void regex(int offset, String expression) {
        try {
            SlowRegex.problem(expression)
                    .ifPresent(part -> restricted(
                            IssueCode.SLOW_REGEX,
                            offset,
                            "this regular expression can take very long on " + part,
                            "Avoid a loop inside a loop, and loops side by side that can read the same text."));
        } catch (PatternSyntaxException e) {
            restricted(IssueCode.BAD_REGEX, offset, "not a regular expression: " + e.getDescription(), "");
        }
    }

    /** Reports something that matters under every policy. */
    void issue(IssueCode code, int offset, String message, String fix) {
        issues.accept(new RuleIssue(code, lines.positionAt(offset), rule, message, fix));
    }
}
