package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index needs to know about conditions, without evaluating them on a real ticket. */
final class Leaves {

    /** A text that stands for all texts no rule mentions; not one that a rule could list, since it is no Unicode text. */
    static final String UNLISTED = "\uDFFF\uD800";

    private Leaves() {}

    /** Returns all leaves, from left to right. */
    static List<Condition.Leaf> of(Condition condition) {
        List<Condition.Leaf> leaves = new ArrayList<>();
        collect(condition, leaves);
        return leaves;
    }

    private static void collect(Condition condition, List<Condition.Leaf> leaves) {
        if (condition instanceof Condition.Leaf leaf) {
            leaves.add(leaf);
        } else if (condition instanceof Condition.Not not) {
            collect(not.part(), leaves);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, leaves));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, leaves));
        }
    }

    /** Returns the only operand the condition looks at, or empty when there are several or it looks at the tags as well. */
    static Optional<Operand> onlyOperand(Condition condition) {
        List<Operand> operands =
                of(condition).stream().map(Condition.Leaf::operand).distinct().toList();
        boolean tags = of(condition).stream().anyMatch(leaf -> leaf instanceof Condition.MemberOfTags);
        return operands.size() == 1 && !tags ? Optional.of(operands.get(0)) : Optional.empty();
    }

    /** Returns the literals whose equality the leaf tests. */
    static List<Object> constants(Condition.Leaf leaf) {
        List<Object> constants = new ArrayList<>();
        if (leaf instanceof Condition.Equal equal && equal.value() != null) {
            constants.add(equal.value());
        } else if (leaf instanceof Condition.OneOf oneOf) {
            oneOf.values().stream().filter(value -> value != null).forEach(constants::add);
        } else if (leaf.operand() instanceof Operand.Field field && field.field() == TicketField.PRIORITY) {
            for (int priority = Ticket.MOST_URGENT; priority <= Ticket.LEAST_URGENT; priority++) {
                constants.add(priority);
            }
        }
        return constants;
    }

    /** Returns every value that a plain equality accepts, null for absent; null when it is anything else. */
    static @Nullable List<@Nullable Object> acceptedValues(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(equal.value());
            return one;
        }
        return condition instanceof Condition.OneOf oneOf ? oneOf.values() : null;
    }

    /** Tells whether the leaf has one answer for all values that no rule mentions. */
    static boolean isUniformElsewhere(Condition.Leaf leaf) {
        return leaf instanceof Condition.Equal || leaf instanceof Condition.OneOf;
    }

    /** Tells whether the leaf looks into a text. */
    static boolean readsText(Condition.Leaf leaf) {
        return !(leaf instanceof Condition.Equal || leaf instanceof Condition.OneOf || leaf instanceof Condition.Order);
    }

    /** Tells whether the condition fails on an attribute that is no number. */
    static boolean needsNumber(Condition condition) {
        return of(condition).stream()
                .anyMatch(leaf -> leaf instanceof Condition.Order order && order.bound() instanceof Number);
    }

    /** Tells whether the condition fails on an attribute that is no text. */
    static boolean needsText(Condition condition) {
        return of(condition).stream()
                .anyMatch(leaf ->
                        readsText(leaf) || (leaf instanceof Condition.Order order && order.bound() instanceof String));
    }

    /** Tells whether the condition fails on an absent value, wherever it is reached. */
    static boolean failsOnAbsent(Condition condition) {
        return of(condition).stream()
                .anyMatch(leaf -> leaf instanceof Condition.Affix || leaf instanceof Condition.Length);
    }

    /** Tells whether the condition holds on the probe, or cannot tell. */
    static boolean mayHold(Condition condition, Ticket probe) {
        try {
            return condition.holds(probe);
        } catch (RuleEngineException e) {
            return true;
        }
    }

    /** Returns a ticket that has this value, and no other. */
    static Ticket probe(Operand operand, Object value) {
        Ticket.Builder ticket = Ticket.builder("probe");
        if (operand instanceof Operand.Attribute attribute) {
            return ticket.attribute(attribute.name(), value).build();
        }
        TicketField field = ((Operand.Field) operand).field();
        if (field == TicketField.PRIORITY) {
            boolean valid = value instanceof Integer priority
                    && priority >= Ticket.MOST_URGENT
                    && priority <= Ticket.LEAST_URGENT;
            return valid ? ticket.priority((Integer) value).build() : ticket.build();
        }
        String text = String.valueOf(value);
        switch (field) {
            case ID -> ticket = Ticket.builder(text);
            case CATEGORY -> ticket.category(text);
            case SUBCATEGORY -> ticket.subcategory(text);
            case PRODUCT -> ticket.product(text);
            case REGION -> ticket.region(text);
            case LANGUAGE -> ticket.language(text);
            case CHANNEL -> ticket.channel(text);
            case TIER -> ticket.tier(text);
            case SUBJECT -> ticket.subject(text);
            case DESCRIPTION -> ticket.description(text);
            case PRIORITY, TAGS, OPENED_AT -> throw new IllegalArgumentException(field + " has no rows");
        }
        return ticket.build();
    }
}
