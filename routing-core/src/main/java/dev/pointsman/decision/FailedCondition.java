package dev.pointsman.decision;

import java.util.Objects;

/**
 * A condition that a ticket did not meet. Immutable.
 *
 * @param condition the condition as DRL, for instance {@code region in ("EU", "UK")}
 * @param value what the ticket has there, for instance {@code region is "NA"}, or {@code region is absent}
 */
public record FailedCondition(String condition, String value) {
    public FailedCondition {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(value, "value");
    }
}
