package dev.pointsman.ticketfile;

import dev.pointsman.ticket.Ticket;

/** What one row of a ticket file came to. Immutable. */
public sealed interface Row {

    /**
     * A row that says a ticket.
     *
     * @param ticket the ticket
     */
    record Read(Ticket ticket) implements Row {}

    /**
     * A row that cannot be used.
     *
     * @param line number of the line in which it starts, from 1
     * @param reason what is wrong with it
     */
    record Refused(long line, String reason) implements Row {}
}
