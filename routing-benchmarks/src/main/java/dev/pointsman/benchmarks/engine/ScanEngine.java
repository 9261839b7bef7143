package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one would write without any engine: Java predicates in winning order, tried until the first holds. It stops at the
 * winner, does no more for a rule than the first constraint that fails, and has neither dates nor explanations: a hard
 * baseline at a hundred rules, and a linear one.
 */
final class ScanEngine extends PeerEngine {

    private final Predicate<Ticket>[] predicates;
    private final String[] ids;

    private ScanEngine(List<WorkloadRule> winningOrder) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
        Predicate<Ticket>[] made = new Predicate[winningOrder.size()];
        predicates = made;
        ids = new String[winningOrder.size()];
        for (int place = 0; place < ids.length; place++) {
            predicates[place] = winningOrder.get(place).predicate();
            ids[place] = winningOrder.get(place).id();
        }
    }

    static ScanEngine of(Workload workload) {
        return new ScanEngine(workload.winningOrder());
    }

    @Override
    public String decide(Ticket ticket) {
        for (int place = 0; place < predicates.length; place++) {
            if (predicates[place].test(ticket)) {
                return ids[place];
            }
        }
        throw new IllegalStateException("not even the fallback holds for " + ticket);
    }
}
