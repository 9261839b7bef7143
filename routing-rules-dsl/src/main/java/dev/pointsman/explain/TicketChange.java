package dev.pointsman.explain;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field or attribute in which two tickets differ. Immutable.
 *
 * @param operand the field or attribute
 * @param before its value in the first ticket, null when absent
 * @param after its value in the second ticket, null when absent
 */
public record TicketChange(
        Operand operand, @Nullable Object before, @Nullable Object after) {

    /** Checks. */
    public TicketChange {
        Objects.requireNonNull(operand, "operand");
    }

    /** Returns every difference, fields first. */
    public static List<TicketChange> between(Ticket first, Ticket second) {
        List<Operand> operands = new ArrayList<>();
        for (TicketField field : TicketField.values()) {
            operands.add(new Operand.Field(field));
        }
        Set<String> attributes = new LinkedHashSet<>(first.attributes().keySet());
        attributes.addAll(second.attributes().keySet());
        attributes.forEach(name -> operands.add(new Operand.Attribute(name)));
        return operands.stream()
                .map(operand -> new TicketChange(operand, operand.valueIn(first), operand.valueIn(second)))
                .filter(change -> !Objects.equals(change.before, change.after))
                .toList();
    }

    /** Returns for instance {@code region from "NA" to "EU"}. */
    @Override
    public String toString() {
        return operand.text() + " from " + text(before) + " to " + text(after);
    }

    private static String text(@Nullable Object value) {
        if (value == null || (value instanceof Collection<?> tags && tags.isEmpty())) {
            return "absent";
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
