package dev.pointsman.cli.decide;

import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.FieldMapping;
import dev.pointsman.ticketfile.Row;
import dev.pointsman.ticketfile.TicketDraft;
import dev.pointsman.ticketfile.TicketSource;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments that say one ticket: its fields, or a file and which ticket of it. */
final class TicketArguments {

    private static final String ATTRIBUTES = "attributes.";
    private static final String UNNAMED = "ticket";

    @Option(
            names = "--ticket",
            required = true,
            arity = "1..*",
            paramLabel = "FILE|FIELD=VALUE",
            description = {
                "A file of tickets (ending csv, jsonl or ndjson), or the fields of a ticket, such as category=refund"
                        + " region=EU amount=2500.",
                "Fields are ticket fields and attributes of the schema; attributes.NAME=VALUE is any attribute. Tags"
                        + " are separated by ;."
            })
    private List<String> values = new ArrayList<>();

    @Option(names = "--id", paramLabel = "ID", description = "Which ticket of the file, where it has several.")
    private @Nullable String id;

    /**
     * Returns the ticket.
     *
     * @throws IllegalArgumentException if the arguments say none
     * @throws IOException if the file cannot be read, or does not have exactly one such ticket
     */
    Ticket ticket(TicketSchema schema) throws IOException {
        if (values.size() == 1 && values.get(0).indexOf('=') < 0) {
            return fromFile(Path.of(values.get(0)), schema);
        }
        if (id != null) {
            throw new IllegalArgumentException("--id belongs to a file; the id of a ticket in fields is id=" + id);
        }
        return fromFields(schema);
    }

    /** Returns what the ticket says and the schema does not list: hosts may send it, but mostly it is misspelt. */
    List<String> unlisted(Ticket ticket, TicketSchema schema) {
        List<String> notes = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            Set<String> listed = schema.values(field).orElse(Set.of());
            if (!listed.isEmpty() && field.valueIn(ticket) instanceof String value && !listed.contains(value)) {
                notes.add("the schema has no " + field.fieldName() + " " + Printable.quoted(value) + "\n  "
                        + Suggestion.fix(value, listed));
            }
        }
        return notes;
    }

    private Ticket fromFields(TicketSchema schema) {
        TicketDraft draft = new TicketDraft(schema);
        Set<String> names = new HashSet<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("--ticket: expected field=value, found " + Printable.quoted(value));
            }
            String name = value.substring(0, equals);
            if (!names.add(name)) {
                throw new IllegalArgumentException("--ticket: " + Printable.quoted(name) + " is given twice");
            }
            set(draft, name, value.substring(equals + 1), schema);
        }
        return draft.build(UNNAMED);
    }

    private static void set(TicketDraft draft, String name, String value, TicketSchema schema) {
        Optional<TicketField> field = TicketField.find(name);
        if (field.isPresent()) {
            draft.field(field.get(), value);
        } else if (schema.attributeType(name).isPresent()) {
            draft.attribute(name, value);
        } else if (name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length()) {
            draft.attribute(name.substring(ATTRIBUTES.length()), value);
        } else {
            List<String> known = new ArrayList<>(TicketField.names());
            known.addAll(schema.attributes().keySet());
            throw new IllegalArgumentException("--ticket: " + Printable.quoted(name)
                    + " is no field of a ticket, and no attribute of the schema\n  " + Suggestion.fix(name, known));
        }
    }

    private Ticket fromFile(Path file, TicketSchema schema) throws IOException {
        TicketsFormat format = TicketsFormat.of(file)
                .orElseThrow(
                        () -> new IllegalArgumentException("--ticket: expected field=value, or a file that ends with"
                                + " csv, jsonl or ndjson, found " + Printable.quoted(file.toString())));
        Ticket found = null;
        try (TicketSource source = format.open(file, FieldMapping.NONE, schema)) {
            for (Row row = source.next(); row != null; row = source.next()) {
                Ticket ticket = row instanceof Row.Read read ? read.ticket() : null;
                if (row instanceof Row.Refused refused && id == null) {
                    throw new IOException(file + ":" + refused.line() + ": " + refused.reason());
                }
                if (ticket != null && (id == null || id.equals(ticket.id()))) {
                    if (found != null) {
                        throw new IOException(file + " has several such tickets\n  "
                                + (id == null
                                        ? "Add --id ID."
                                        : "The id " + Printable.quoted(id) + " stands there twice."));
                    }
                    found = ticket;
                }
            }
        }
        if (found == null) {
            throw new IOException(file + " has no " + (id == null ? "ticket" : "ticket " + Printable.quoted(id)));
        }
        return found;
    }
}
