package dev.pointsman.decision;

import dev.pointsman.rule.Rule;
import java.util.List;
import java.util.Objects;

/**
 * A rule in force that nearly matched, with every condition that stood in its way. Immutable.
 *
 * @param rule the rule
 * @param failing the conditions that the ticket did not meet, at least one, in the order the rule has them
 */
public record NearMiss(Rule rule, List<FailedCondition> failing) {
    public NearMiss {
        Objects.requireNonNull(rule, "rule");
        failing = List.copyOf(failing);
    }
}
