package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the index needs to know about conditions, without evaluating them on a real ticket. */
final class Leaves {

    /** A text that stands for all texts no rule mentions; not one that a rule could list, since it is no Unicode text. */
    static final String UNLISTED = "\uDFFF\uD800";

    /** A ticket that has nothing but an id. */
    static final Ticket ABSENT = Ticket.builder("probe").build();

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

    /** Returns the only operand the condition looks at; null when there are several or it looks at the tags as well. */
    static @Nullable Operand onlyOperand(Condition condition) {
        Operand only = null;
        for (Condition.Leaf leaf : of(condition)) {
            if (leaf instanceof Condition.MemberOfTags || (only != null && !only.equals(leaf.operand()))) {
                return null;
            }
            only = leaf.operand();
        }
        return only;
    }

    /** Returns the literals whose equality the leaf tests; not blank ones, which no ticket holds. */
    static List<Object> constants(Condition.Leaf leaf) {
        List<Object> constants = new ArrayList<>();
        List<@Nullable Object> values = equalTo(leaf);
        if (values != null) {
            for (Object value : values) {
                if (value != null && !(value instanceof String text && text.isBlank())) {
                    constants.add(value);
                }
            }
        }
        return constants;
    }

    /** Returns every value that a plain equality accepts, null for absent; null when it is anything else. */
    static @Nullable List<@Nullable Object> equalTo(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(equal.value());
            return one;
        }
        return condition instanceof Condition.OneOf oneOf ? oneOf.values() : null;
    }

    /** Tells whether the leaf looks into a text. */
    private static boolean readsText(Condition.Leaf leaf) {
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
