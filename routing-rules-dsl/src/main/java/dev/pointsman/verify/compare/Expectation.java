package dev.pointsman.verify.compare;

import dev.pointsman.rule.Condition;
import java.util.Objects;

/**
 * A move that the author of a version means to make. Immutable.
 *
 * @param from the team in the old version
 * @param to the team in the new version
 * @param where which tickets
 * @param reason why
 */
public record Expectation(String from, String to, Condition where, String reason) {
    /** Checks. */
    public Expectation {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(reason, "reason");
    }

    boolean isFor(String fromTeam, String toTeam) {
        return from.equals(fromTeam) && to.equals(toTeam);
    }
}
