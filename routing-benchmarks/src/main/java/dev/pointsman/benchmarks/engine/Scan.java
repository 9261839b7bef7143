package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Predicate;

/** Java predicates in winning order, tried until the first holds. Immutable. */
final class Scan {

    private final Predicate<Ticket>[] predicates;
    private final long[] expiresMillis;
    private final boolean dated;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    Scan(List<WorkloadRule> winningOrder) {
        predicates = winningOrder.stream().map(WorkloadRule::predicate).toArray((int size) -> new Predicate[size]);
        expiresMillis = winningOrder.stream()
                .mapToLong(rule -> rule.expiresAt().toEpochMilli())
                .toArray();
        dated = winningOrder.stream().anyMatch(rule -> rule.expires() != null);
    }

    /** Returns the place of the winner. The clock is read only if a rule has a date. */
    int first(Ticket ticket) {
        return dated ? firstInForce(ticket, System.currentTimeMillis()) : firstThatHolds(ticket);
    }

    private int firstThatHolds(Ticket ticket) {
        for (int place = 0; place < predicates.length; place++) {
            if (predicates[place].test(ticket)) {
                return place;
            }
        }
        throw noneHolds(ticket);
    }

    private int firstInForce(Ticket ticket, long now) {
        for (int place = 0; place < predicates.length; place++) {
            if (now < expiresMillis[place] && predicates[place].test(ticket)) {
                return place;
            }
        }
        throw noneHolds(ticket);
    }

    private static IllegalStateException noneHolds(Ticket ticket) {
        return new IllegalStateException("not even the fallback holds for " + ticket);
    }
}
