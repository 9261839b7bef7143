package dev.pointsman.testing;

import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What matchers are asked about.
 *
 * @param number its place among those generated for a rule set
 * @param at the instant as of which
 */
public record Case(int number, Ticket ticket, List<Fact> facts, Instant at) {

    /** Returns everything, subject and description included, in the notation of the corpus. */
    public String text() {
        StringBuilder text = new StringBuilder("ticket: { ");
        for (TicketField field : TicketField.values()) {
            Object value = field.valueIn(ticket);
            if (value != null && !(value instanceof Collection<?> tags && tags.isEmpty())) {
                text.append(field.fieldName())
                        .append(": ")
                        .append(literal(value))
                        .append(", ");
            }
        }
        text.append("attributes: ").append(literal(ticket.attributes())).append(" }, facts: [ ");
        text.append(facts.stream()
                .map(fact -> "{ kind: " + fact.kind() + ", attributes: " + literal(fact.attributes()) + " }")
                .collect(Collectors.joining(", ")));
        return text.append(" ], at: \"").append(at).append('"').toString();
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof Collection<?> texts) {
            return texts.stream().map(Case::literal).collect(Collectors.joining(", ", "[ ", " ]"));
        }
        return value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(String.valueOf(value));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c >= ' ' && c < 127) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04X", c));
            }
        });
        return quoted.append('"').toString();
    }
}
