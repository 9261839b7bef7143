package dev.pointsman.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets, one at a time. What is wrong with a row is a {@link Row.Refused}; only a broken input throws. */
interface TicketSource extends AutoCloseable {

    /** Returns what a person may want to know about the input before its first row. */
    default List<String> notes() {
        return List.of();
    }

    /** Returns the next row, or null at the end. */
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
