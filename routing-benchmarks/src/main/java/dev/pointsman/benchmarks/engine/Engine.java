package dev.pointsman.benchmarks.engine;

import dev.pointsman.ticket.Ticket;

/**
 * Something that finds the winning rule of a ticket. Confined to one thread.
 *
 * @param <D> what it answers with: the id of the rule, for most
 */
public interface Engine<D> extends AutoCloseable {

    /** Decides. This is what is timed, from the host's ticket on: if an engine wants it in another form, it turns it. */
    D decide(Ticket ticket);

    /** Returns the id of the rule that won. */
    String rule(D decided);

    /** Releases what the engine holds. */
    @Override
    default void close() {}
}
