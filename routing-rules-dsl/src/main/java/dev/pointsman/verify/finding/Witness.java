package dev.pointsman.verify.finding;

import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Objects;

/**
 * A ticket that proves a finding, with the instant at which it is routed. Immutable.
 *
 * @param ticket has only what matters
 * @param at the instant
 */
public record Witness(Ticket ticket, Instant at) {
    /** The id of the ticket, where rules do not ask for the id. */
    public static final String ID = "example";

    /** Checks. */
    public Witness {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(at, "at");
    }

    /** Returns the values of the ticket, and the instant. */
    @Override
    public String toString() {
        return Phrases.ticket(ticket) + " at " + at;
    }
}
