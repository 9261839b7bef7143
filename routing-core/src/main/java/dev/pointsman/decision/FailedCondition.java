package dev.pointsman.decision;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition that a ticket did not meet. Immutable.
 *
 * @param condition the condition as DRL, for instance {@code region in ("EU", "UK")}
 * @param value what the ticket has there, for instance {@code region is "NA"}, or {@code region is absent}
 */
public record FailedCondition(String condition, String value) {

    private static final int LONGEST_VALUE = 80;

    public FailedCondition {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(value, "value");
    }

    /** Tells of a condition that {@code ticket} did not meet. */
    public static FailedCondition of(Condition condition, Ticket ticket) {
        return new FailedCondition(condition.text(), valuesIn(ticket, condition));
    }

    /** Returns what {@code ticket} has where {@code condition} looks, for instance {@code region is "NA", tier is absent}. */
    public static String valuesIn(Ticket ticket, Condition condition) {
        Set<Operand> operands = new LinkedHashSet<>();
        collect(condition, operands);
        return operands.stream().map(operand -> value(operand, ticket)).collect(Collectors.joining(", "));
    }

    private static void collect(Condition condition, Set<Operand> operands) {
        if (condition instanceof Condition.Leaf leaf) {
            operands.add(leaf.operand());
        } else if (condition instanceof Condition.Not not) {
            collect(not.part(), operands);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, operands));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, operands));
        }
    }

    private static String value(Operand operand, Ticket ticket) {
        Object value = operand.valueIn(ticket);
        boolean absent = value == null || (value instanceof Collection<?> tags && tags.isEmpty());
        if (absent) {
            return operand.text() + " is absent";
        }
        String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        boolean cut = text.length() > LONGEST_VALUE;
        return operand.text() + " is " + (cut ? text.substring(0, LONGEST_VALUE) + "..." : text);
    }
}
