package dev.pointsman.decision;

import dev.pointsman.ticket.Ticket;
import java.util.Collection;

/**
 * Hears of every decision that a router makes, on the thread that asked for it, before that thread has the decision.
 * Must be thread-safe and quick; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface DecisionListener {

    /**
     * Takes a decision.
     *
     * @param facts what was known beside the ticket
     * @param nanos how long deciding took, in nanoseconds
     */
    void decided(Ticket ticket, Collection<?> facts, Decision decision, long nanos);
}
