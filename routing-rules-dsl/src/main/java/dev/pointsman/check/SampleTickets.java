package dev.pointsman.check;

import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.util.function.Consumer;

/** Tickets to count over, one after another, so that they need not fit into memory. */
@FunctionalInterface
public interface SampleTickets {

    /** Hands over every ticket, in order. */
    void forEach(Consumer<Ticket> counter) throws IOException;
}
