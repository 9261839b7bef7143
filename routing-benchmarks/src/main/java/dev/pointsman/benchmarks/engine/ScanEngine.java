package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.List;

/**
 * What one would write without any engine: Java predicates in winning order, tried until the first holds. It stops at the
 * winner, does no more for a rule than the first constraint that fails, and answers with nothing but the id of the rule: a
 * hard baseline at a hundred rules, and a linear one. {@link ScanDecisionEngine} is the same loop with a router's answer.
 */
final class ScanEngine extends PeerEngine {

    private final Scan scan;
    private final String[] ids;

    private ScanEngine(List<WorkloadRule> winningOrder) {
        scan = new Scan(winningOrder);
        ids = winningOrder.stream().map(WorkloadRule::id).toArray(String[]::new);
    }

    static ScanEngine of(OrderedWorkload workload) {
        return new ScanEngine(workload.winningOrder());
    }

    @Override
    public String decide(Ticket ticket) {
        return ids[scan.first(ticket)];
    }
}
