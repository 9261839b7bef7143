package dev.pointsman.ticketfile;

import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Under which name the input has each ticket field: what {@code --map field=column} says, else the field's own name.
 * Immutable.
 *
 * @param names the name of each field that is not under its own
 */
public record FieldMapping(Map<TicketField, String> names) {

    /** Every field has its own name. */
    public static final FieldMapping NONE = new FieldMapping(Map.of());

    /** Copies. */
    public FieldMapping {
        EnumMap<TicketField, String> copy = new EnumMap<>(TicketField.class);
        copy.putAll(names);
        names = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads {@code field=column} pairs.
     *
     * @throws IllegalArgumentException if a pair is malformed, names no ticket field, or names one a second time
     */
    public static FieldMapping parse(List<String> pairs) {
        Map<TicketField, String> names = new EnumMap<>(TicketField.class);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || equals == pair.length() - 1) {
                throw new IllegalArgumentException("expected field=column, found " + Printable.quoted(pair));
            }
            String name = pair.substring(0, equals).strip();
            TicketField field = TicketField.find(name)
                    .orElseThrow(() -> new IllegalArgumentException(Printable.quoted(name)
                            + " is no field of a ticket\n  " + Suggestion.fix(name, TicketField.names())));
            String column = pair.substring(equals + 1);
            String earlier = names.put(field, column);
            if (earlier != null) {
                throw new IllegalArgumentException(name + " is mapped twice, to " + Printable.quoted(earlier) + " and "
                        + Printable.quoted(column));
            }
        }
        return new FieldMapping(names);
    }

    /** Returns the fields that a column or key of the input fills: one, several, or none. */
    List<TicketField> fieldsOf(String name) {
        List<TicketField> fields = new ArrayList<>();
        names.forEach((field, mapped) -> {
            if (mapped.equals(name)) {
                fields.add(field);
            }
        });
        Optional<TicketField> own = TicketField.find(name);
        if (own.isPresent() && !names.containsKey(own.get())) {
            fields.add(own.get());
        }
        return fields;
    }
}
