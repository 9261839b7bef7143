package dev.pointsman.ticketfile;

import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets from JSON lines: one object a line, with ticket fields as keys and an {@code attributes} object. A ticket
 * without an id is called by its line: {@code line-17}. Blank lines are skipped.
 */
final class JsonTickets implements TicketSource {

    private static final String ATTRIBUTES = "attributes";

    private final LineReader reader;
    private final FieldMapping mapping;
    private final TicketSchema schema;

    JsonTickets(LineReader reader, FieldMapping mapping, TicketSchema schema) {
        this.reader = reader;
        this.mapping = mapping;
        this.schema = schema;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Line line = reader.read();
        while (line != null && line.isBlank()) {
            line = reader.read();
        }
        if (line == null) {
            return null;
        }
        if (line.problem() != null) {
            return new Row.Refused(line.number(), "the line " + line.problem());
        }
        try {
            TicketDraft ticket = new TicketDraft(schema);
            JsonLine.read(line.text(), (key, value) -> read(key, value, ticket));
            return new Row.Read(ticket.build("line-" + line.number()));
        } catch (IllegalArgumentException e) {
            return new Row.Refused(line.number(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void read(String key, JsonLine value, TicketDraft ticket) throws IOException {
        List<TicketField> fields = mapping.fieldsOf(key);
        if (fields.isEmpty() && !key.equals(ATTRIBUTES)) {
            throw unknown(key);
        }
        if (fields.isEmpty()) {
            value.values(key, ticket::attribute);
        } else if (fields.equals(List.of(TicketField.TAGS)) && value.isArray()) {
            ticket.tags(value.texts(key));
        } else {
            String text = value.text(key);
            fields.forEach(field -> ticket.field(field, text == null ? "" : text));
        }
    }

    private static IllegalArgumentException unknown(String key) {
        List<String> known = new ArrayList<>(TicketField.names());
        known.add(ATTRIBUTES);
        String fix = Suggestion.nearest(key, known)
                .map(name -> "Maybe you meant \"" + name + "\".")
                .orElse("Anything that is no ticket field belongs in \"attributes\".");
        return new IllegalArgumentException("unknown key " + Printable.quoted(key) + ". " + fix);
    }
}
