package dev.pointsman.ruletest;

import dev.pointsman.decision.Decision;
import java.util.Objects;

/**
 * One thing that a case expects. Immutable.
 *
 * @param aspect what of the decision
 * @param value what it must be; for {@link Aspect#NOT_TEAM} what it must not be
 */
public record Expected(Aspect aspect, String value) {

    /** Checks. */
    public Expected {
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(value, "value");
    }

    /** Tells whether a decision is as expected. */
    public boolean isMetBy(Decision decision) {
        return aspect.in(decision).equals(value) != (aspect == Aspect.NOT_TEAM);
    }

    /** Says in half a sentence how a decision differs, for instance {@code expected team a, found b}. */
    public String unmetBy(Decision decision) {
        return aspect == Aspect.NOT_TEAM
                ? "expected any team but " + value
                : "expected " + aspect.key() + " " + value + ", found " + aspect.in(decision);
    }
}
