package dev.pointsman.rule;

import dev.pointsman.source.SourcePosition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong, or doubtful, in a rule set: what was found, where, and the likely fix. Immutable. Issues are ordered
 * by position.
 *
 * @param code stable, documented in {@code docs/errors.md}
 * @param position where it stands
 * @param rule id of the rule concerned, or null when no single rule is
 * @param message what was found and what was expected
 * @param fix the likely fix, or empty
 */
public record RuleIssue(
        IssueCode code, SourcePosition position, @Nullable String rule, String message, String fix)
        implements Comparable<RuleIssue> {

    /** How grave an issue is. */
    public enum Severity {
        /** The rule set cannot be used. */
        ERROR,
        /** The rule set can be used; a person should look. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    public RuleIssue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }

    /** Returns how grave it is: a property of the code. */
    public Severity severity() {
        return code.severity();
    }

    /** Returns the id of the rule concerned. */
    public Optional<String> ruleId() {
        return Optional.ofNullable(rule);
    }

    @Override
    public int compareTo(RuleIssue other) {
        int byPosition = position.compareTo(other.position);
        if (byPosition != 0) {
            return byPosition;
        }
        int byCode = code.compareTo(other.code);
        return byCode != 0 ? byCode : message.compareTo(other.message);
    }

    /** Returns {@code file:line:column: severity [code] message}, and the fix on a line of its own. */
    @Override
    public String toString() {
        String text = position + ": " + severity().name().toLowerCase(java.util.Locale.ROOT) + " [" + code.id() + "] "
                + (rule == null ? "" : "rule \"" + rule + "\": ") + message;
        return fix.isEmpty() ? text : text + "\n    " + fix;
    }
}
