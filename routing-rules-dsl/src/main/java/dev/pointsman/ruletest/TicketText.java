package dev.pointsman.ruletest;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes tickets as test files have them. Stateless. */
public final class TicketText {

    private TicketText() {}

    /** Returns the ticket without its id as a YAML map on one line, for instance {@code { category: refund, amount: 12 }}. */
    public static String of(Ticket ticket, TicketSchema schema) {
        List<String> entries = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            Object value = field.valueIn(ticket);
            boolean said = value != null && !value.equals(Set.of());
            if (said && field != TicketField.ID) {
                entries.add(field.fieldName() + ": " + YamlText.of(value));
            }
        }
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, Object> attribute : ticket.attributes().entrySet()) {
            boolean direct = TicketCells.operand(attribute.getKey(), schema)
                    .filter(operand -> Objects.equals(operand.valueIn(ticket), attribute.getValue()))
                    .isPresent();
            (direct ? entries : others).add(YamlText.of(attribute.getKey()) + ": " + YamlText.of(attribute.getValue()));
        }
        if (!others.isEmpty()) {
            entries.add("attributes: { " + String.join(", ", others) + " }");
        }
        return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
    }
}
