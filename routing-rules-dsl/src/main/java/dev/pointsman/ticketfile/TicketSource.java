package dev.pointsman.ticketfile;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, one at a time. What is wrong with a row is a {@link Row.Refused}; only a broken input throws. Confined to one
 * thread.
 */
public sealed interface TicketSource extends AutoCloseable permits CsvTickets, JsonTickets {

    /** Returns what a person may want to know about the input before its first row. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Returns the next row, or null at the end.
     *
     * @throws IOException if the input cannot be read on
     */
    @Nullable
    Row next() throws IOException;

    /** Closes the input. */
    @Override
    void close() throws IOException;
}
