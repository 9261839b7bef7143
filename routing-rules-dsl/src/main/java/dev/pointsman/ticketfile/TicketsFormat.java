package dev.pointsman.ticketfile;

import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a file of tickets is written. */
public enum TicketsFormat {
    /** RFC 4180 with a header, in UTF-8. */
    CSV,
    /** One JSON object a line, in UTF-8. */
    JSONL;

    /** Tells the format by the ending of a file. */
    public static Optional<TicketsFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? Optional.of(JSONL) : Optional.empty();
    }

    /**
     * Opens a file of this format.
     *
     * @param mapping under which names the file has the ticket fields
     * @param schema gives the types of attributes
     * @throws IOException if the file cannot be read, or has no header that the mapping needs
     */
    public TicketSource open(Path file, FieldMapping mapping, TicketSchema schema) throws IOException {
        return open(InputFile.open(file), file.toString(), mapping, schema);
    }

    /**
     * Reads this format from a stream, which closes with the tickets, and at once where this throws.
     *
     * @param name what the input is called in messages
     * @param mapping under which names the input has the ticket fields
     * @param schema gives the types of attributes
     * @throws IOException if the input cannot be read, or has no header that the mapping needs
     */
    public TicketSource open(InputStream in, String name, FieldMapping mapping, TicketSchema schema)
            throws IOException {
        LineReader reader = new LineReader(in);
        if (this == JSONL) {
            return new JsonTickets(reader, mapping, schema);
        }
        try {
            return new CsvTickets(reader, mapping, schema);
        } catch (IOException e) {
            reader.close();
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
