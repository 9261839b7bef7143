package dev.pointsman.benchmarks.workload;

import dev.pointsman.rule.RuleSet;
import java.util.List;

/**
 * A workload whose rules have been read, once for the engine and for the reference. Immutable.
 *
 * @param winningOrder the rules in the order in which they win: every engine has to agree with the first that holds
 */
public record OrderedWorkload(Workload workload, RuleSet ruleSet, List<WorkloadRule> winningOrder) {
    public OrderedWorkload {
        winningOrder = List.copyOf(winningOrder);
    }
}
