package dev.pointsman.examples.service;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The last decisions, each with its ticket; of a ticket the last one. Holds a bounded number. Thread-safe. */
final class RecentDecisions implements DecisionListener {

    /**
     * What was decided on a ticket.
     *
     * @param answered whether the team has said what became of it
     */
    record Recent(Ticket ticket, Decision decision, AtomicBoolean answered) {}

    private final int kept;
    private final Map<String, Recent> byTicket = new LinkedHashMap<>();

    /** Keeps at most {@code kept} decisions. */
    RecentDecisions(int kept) {
        this.kept = kept;
    }

    @Override
    public synchronized void decided(Ticket ticket, Collection<?> facts, Decision decision, long nanos) {
        byTicket.remove(ticket.id()); // so that it goes to the end, where the newest are
        byTicket.put(ticket.id(), new Recent(ticket, decision, new AtomicBoolean()));
        if (byTicket.size() > kept) {
            byTicket.remove(byTicket.keySet().iterator().next());
        }
    }

    synchronized Optional<Recent> find(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    /** Returns the newest decisions, newest first. */
    synchronized List<Decision> newest(int count) {
        List<Decision> all = new ArrayList<>();
        byTicket.values().forEach(recent -> all.add(recent.decision()));
        Collections.reverse(all);
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
