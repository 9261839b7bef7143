package dev.pointsman.decision;

import dev.pointsman.source.SourcePosition;
import java.util.Objects;

/**
 * A rule that could not be evaluated on a ticket. It is out of the running for this ticket; the other rules are not
 * affected. Immutable.
 *
 * @param rule id of the rule
 * @param position where it stands
 * @param message what went wrong
 */
public record RuleFailure(String rule, SourcePosition position, String message) {
    public RuleFailure {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
    }
}
