package dev.pointsman.ticketfile;

import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where each column of a CSV file goes: to the fields it is mapped to, else to an attribute of its name. A column
 * without a name goes nowhere. Immutable.
 */
final class ColumnMapping {

    private final List<Column> columns;
    private final List<String> notes;

    private ColumnMapping(List<Column> columns, List<String> notes) {
        this.columns = List.copyOf(columns);
        this.notes = List.copyOf(notes);
    }

    private record Column(String name, List<TicketField> fields) {}

    /**
     * Reads a header.
     *
     * @throws IOException if a column stands twice, or a mapped one is missing
     */
    static ColumnMapping of(List<String> header, FieldMapping mapping, TicketSchema schema) throws IOException {
        Set<String> names = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String name : header) {
            if (!name.isBlank() && !names.add(name)) {
                throw new IOException("the header has the column " + Printable.quoted(name) + " twice");
            }
            List<TicketField> fields = mapping.fieldsOf(name);
            columns.add(new Column(name, fields));
            if (fields.isEmpty() && schema.attributeType(name).isEmpty()) {
                noteNearField(name, header, notes);
            }
        }
        for (Map.Entry<TicketField, String> mapped : mapping.names().entrySet()) {
            if (!names.contains(mapped.getValue())) {
                throw new IOException("the header has no column " + Printable.quoted(mapped.getValue()) + " (--map "
                        + mapped.getKey().fieldName() + "=" + Printable.line(mapped.getValue()) + ")\n  "
                        + Suggestion.fix(mapped.getValue(), names));
            }
        }
        return new ColumnMapping(columns, notes);
    }

    /** Returns how many columns a row must have. */
    int size() {
        return columns.size();
    }

    /** Returns what a person may want to know about the header. */
    List<String> notes() {
        return notes;
    }

    /**
     * Writes the values of a row into a ticket.
     *
     * @throws IllegalArgumentException if a value is not what its field or attribute holds
     */
    void apply(List<String> values, TicketDraft ticket) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String value = values.get(i);
            if (column.fields().isEmpty() && !column.name().isBlank()) {
                ticket.attribute(column.name(), value);
            }
            for (TicketField field : column.fields()) {
                ticket.field(field, value);
            }
        }
    }

    /** A column named nearly like a field is most likely meant as one, and would silently be an attribute. */
    private static void noteNearField(String column, List<String> header, List<String> notes) {
        for (String field : TicketField.names()) {
            boolean near = letters(field).equals(letters(column));
            if (near && !field.equals(column) && !header.contains(field)) {
                notes.add("the column " + Printable.quoted(column) + " is read as an attribute; if it is the field "
                        + field + ", say --map " + field + "=" + Printable.line(column));
            }
        }
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }
}
