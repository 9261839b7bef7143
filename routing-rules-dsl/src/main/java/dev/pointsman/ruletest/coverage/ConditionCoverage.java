package dev.pointsman.ruletest.coverage;

import dev.pointsman.rule.Condition;
import java.util.Objects;

/**
 * How a condition came out in the cases that reached it. Immutable.
 *
 * @param condition the condition
 * @param seenTrue whether it held on the ticket of some case
 * @param seenFalse whether it did not on that of some case
 */
public record ConditionCoverage(Condition condition, boolean seenTrue, boolean seenFalse) {

    /** Checks. */
    public ConditionCoverage {
        Objects.requireNonNull(condition, "condition");
    }

    /** Tells whether it was seen both ways. */
    public boolean isComplete() {
        return seenTrue && seenFalse;
    }

    /** Returns how many of its two ways were seen. */
    public int seen() {
        return (seenTrue ? 1 : 0) + (seenFalse ? 1 : 0);
    }
}
