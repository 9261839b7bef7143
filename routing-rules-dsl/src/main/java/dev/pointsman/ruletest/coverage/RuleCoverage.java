package dev.pointsman.ruletest.coverage;

import dev.pointsman.rule.Rule;
import java.util.List;
import java.util.Objects;

/**
 * How far the cases reach into a rule. Immutable.
 *
 * @param rule the rule
 * @param inForce in how many cases it was in force
 * @param matched in how many it matched
 * @param won in how many it won
 * @param conditions its conditions, in the order in which they are tried; of a session rule those that are understood
 */
public record RuleCoverage(Rule rule, int inForce, int matched, int won, List<ConditionCoverage> conditions) {

    /** Copies. */
    public RuleCoverage {
        Objects.requireNonNull(rule, "rule");
        conditions = List.copyOf(conditions);
    }

    /** Tells whether the rule won, and each of its conditions was seen both ways. */
    public boolean isComplete() {
        return won > 0 && conditions.stream().allMatch(ConditionCoverage::isComplete);
    }
}
