package dev.pointsman.drools.run;

import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;

/**
 * What rules are asked about. Immutable.
 *
 * @param facts what the host knows beside the ticket
 * @param at the instant as of which
 */
public record Question(Ticket ticket, Collection<?> facts, Instant at) {

    /** Returns the instant for the clock of a session, clipped to what a clock can show. */
    long epochMillis() {
        try {
            return at.toEpochMilli();
        } catch (ArithmeticException e) {
            return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Tells whether another ticket is among the facts. */
    boolean holdsOtherTickets() {
        return facts.stream().anyMatch(fact -> fact instanceof Ticket && fact != ticket);
    }
}
