package dev.pointsman.verify.finding;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says values as a person would. */
public final class Phrases {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:/+-]*");

    private static final int SHOWN = 5;

    private Phrases() {}

    /** Returns a value; texts in quotes unless they are a word. */
    public static String value(Object value) {
        if (value instanceof String text) {
            return WORD.matcher(text).matches() ? text : quoted(text);
        }
        return value instanceof Number number ? number(number.doubleValue()) : String.valueOf(value);
    }

    /** Returns a text in double quotes, on one line. */
    public static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }

    /** Returns a number without needless zeros. */
    public static String number(double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() > -20 && exact.scale() < 20 ? exact.toPlainString() : exact.toString();
    }

    /** Says which numbers lie strictly between two. */
    public static String stretch(double low, double high) {
        if (low == Double.NEGATIVE_INFINITY) {
            return high == Double.POSITIVE_INFINITY ? "any number" : "below " + number(high);
        }
        return high == Double.POSITIVE_INFINITY
                ? "above " + number(low)
                : "between " + number(low) + " and " + number(high);
    }

    /** Returns the values of a ticket, without its id unless that is all there is to say. */
    public static String ticket(Ticket ticket) {
        List<String> values = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            Object value = field.valueIn(ticket);
            boolean made = field == TicketField.ID && ticket.id().equals(Witness.ID);
            if (field == TicketField.TAGS) {
                if (!ticket.tags().isEmpty()) {
                    values.add("tags=" + String.join("+", ticket.tags()));
                }
            } else if (value != null && !made) {
                values.add(field.fieldName() + "=" + value(value));
            }
        }
        ticket.attributes().forEach((name, value) -> values.add(name + "=" + value(value)));
        return values.isEmpty() ? "a ticket without any values" : String.join(", ", values);
    }

    /** Returns ids of rules in quotes, the first few. */
    public static String rules(List<String> ids) {
        String shown = ids.stream().limit(SHOWN).map(id -> '"' + id + '"').collect(Collectors.joining(", "));
        return ids.size() > SHOWN ? shown + " and " + (ids.size() - SHOWN) + " more" : shown;
    }
}
