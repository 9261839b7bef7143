package dev.pointsman.explain;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.text.RegexSample;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Proposes values that may change what one test says of a ticket. They are to be tried: some will not. Immutable. */
final class LeafEdits {

    private static final String OTHER = "other";
    private static final int LISTED_AT_MOST = 40;

    private final TicketSchema schema;

    LeafEdits(TicketSchema schema) {
        this.schema = schema;
    }

    /** Returns edits for a test, likely and plain ones first. */
    List<TicketEdit> of(Condition.Leaf leaf, Ticket ticket) {
        Operand operand = leaf.operand();
        if (operand.equals(new Operand.Field(TicketField.TAGS))) {
            return leaf instanceof Condition.Contains contains ? tag(contains.part(), ticket) : List.of();
        }
        Set<@Nullable Object> values = new LinkedHashSet<>();
        addConstants(leaf, operand.valueIn(ticket), values);
        List<String> listed = listed(operand);
        values.addAll(listed);
        values.add(null);
        if (operand instanceof Operand.Field field && field.field() == TicketField.PRIORITY) {
            for (int priority = Ticket.MOST_URGENT; priority <= Ticket.LEAST_URGENT; priority++) {
                values.add(priority);
            }
        } else if (listed.isEmpty() && values.stream().noneMatch(Number.class::isInstance)) {
            values.add(OTHER);
        }
        List<TicketEdit> edits = new ArrayList<>();
        values.forEach(value -> edits.add(new TicketEdit(operand, value)));
        if (leaf instanceof Condition.MemberOfTags && operand.valueIn(ticket) instanceof String value) {
            edits.addAll(0, tag(value, ticket));
        }
        return edits;
    }

    private static void addConstants(Condition.Leaf leaf, @Nullable Object present, Set<@Nullable Object> values) {
        if (leaf instanceof Condition.Equal equal) {
            values.add(equal.value());
        } else if (leaf instanceof Condition.OneOf oneOf) {
            oneOf.values().stream().limit(LISTED_AT_MOST).forEach(values::add);
        } else if (leaf instanceof Condition.Order order) {
            addAround(order.bound(), values);
        } else if (leaf instanceof Condition.Contains contains) {
            values.add(contains.part());
            addIfText(present, text -> text + " " + contains.part(), values);
        } else if (leaf instanceof Condition.Affix affix) {
            values.add(affix.affix());
            addIfText(present, text -> affix.atEnd() ? text + affix.affix() : affix.affix() + text, values);
        } else if (leaf instanceof Condition.Length length) {
            int characters = Math.max(0, Math.min(length.characters(), LISTED_AT_MOST));
            addIfText(present, text -> (text + "0".repeat(characters)).substring(0, characters), values);
            values.add("0".repeat(characters));
        } else if (leaf instanceof Condition.Matches matches) {
            RegexSample.of(matches.regex().expression()).stream()
                    .filter(text -> !text.isBlank())
                    .forEach(values::add);
        }
    }

    private static void addIfText(
            @Nullable Object present, UnaryOperator<String> change, Set<@Nullable Object> values) {
        if (present instanceof String text) {
            values.add(change.apply(text));
        }
    }

    /** The bound itself and its neighbours: where authors go wrong by one. */
    private static void addAround(Comparable<?> bound, Set<@Nullable Object> values) {
        if (bound instanceof Integer whole) {
            values.add(whole);
            values.add(Math.subtractExact(whole, whole == Integer.MIN_VALUE ? 0 : 1));
            values.add(Math.addExact(whole, whole == Integer.MAX_VALUE ? 0 : 1));
        } else if (bound instanceof Double number) {
            values.add(number);
            values.add(number - 1);
            values.add(number + 1);
        } else if (bound instanceof String text) {
            values.add(text);
            values.add(text + "a");
            values.add("!");
        }
    }

    private List<String> listed(Operand operand) {
        Set<String> values = Set.of();
        if (operand instanceof Operand.Field field) {
            values = schema.values(field.field()).orElse(values);
        } else if (operand instanceof Operand.Attribute attribute) {
            values = schema.attributeValues(attribute.name()).orElse(values);
        }
        return values.stream().limit(LISTED_AT_MOST).toList();
    }

    private static List<TicketEdit> tag(String tag, Ticket ticket) {
        Set<String> with = new LinkedHashSet<>(ticket.tags());
        if (!with.add(tag)) {
            with.remove(tag);
        }
        return List.of(new TicketEdit(new Operand.Field(TicketField.TAGS), with));
    }
}
