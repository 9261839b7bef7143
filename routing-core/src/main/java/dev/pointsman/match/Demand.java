package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.KeyBits;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket must have at least one of, for a condition to hold: tags, attributes, or words in a text.
 *
 * @param keys at least one of these is needed
 * @param enough whether one of them is also enough
 */
record Demand(Set<Key> keys, boolean enough) {

    private static final int MOST_KEYS = 64;

    /** Something that a ticket has or has not. */
    sealed interface Key {}

    /** A tag. */
    record Tag(String tag) implements Key {}

    /** An attribute of this value; of any value if that is null. */
    record Attribute(String name, @Nullable Object value) implements Key {}

    /** A piece of a text field. */
    record Word(TicketField field, String text) implements Key {}

    /** Returns what a condition demands; null when it demands nothing of the kind, or any of very many. */
    static @Nullable Demand of(Condition condition) {
        Demand found = read(condition);
        return found == null || found.keys.size() > MOST_KEYS ? null : found;
    }

    /** Returns the one of {@link KeyBits} that a ticket with what is demanded has; 0 if there is no such bit. */
    long keyBits() {
        Key key = keys.iterator().next();
        if (keys.size() > 1 || key instanceof Word) {
            return 0;
        }
        if (key instanceof Attribute attribute) {
            return attribute.value() == null
                    ? KeyBits.ofAttribute(attribute.name())
                    : KeyBits.ofAttribute(attribute.name(), attribute.value());
        }
        return KeyBits.ofTag(((Tag) key).tag());
    }

    private static @Nullable Demand read(Condition condition) {
        if (condition instanceof Condition.Any any) {
            return anyOf(any.parts());
        }
        if (condition instanceof Condition.All all) {
            return bestOf(all.parts());
        }
        if (condition instanceof Condition.Contains contains && contains.operand() instanceof Operand.Field field) {
            return field.field() == TicketField.TAGS
                    ? new Demand(Set.of(new Tag(contains.part())), true)
                    : word(field.field(), contains.part());
        }
        return condition instanceof Condition.Leaf leaf && leaf.operand() instanceof Operand.Attribute attribute
                ? ofAttribute(leaf, attribute.name())
                : null;
    }

    private static @Nullable Demand word(TicketField field, String text) {
        return field.kind() == TicketField.Kind.TEXT && !text.isEmpty()
                ? new Demand(Set.of(new Word(field, text)), true)
                : null;
    }

    private static @Nullable Demand ofAttribute(Condition.Leaf leaf, String name) {
        List<@Nullable Object> values = Leaves.equalTo(leaf);
        if (values != null) {
            Set<Key> keys = new LinkedHashSet<>();
            values.forEach(value -> keys.add(new Attribute(name, value)));
            return keys.contains(new Attribute(name, null)) ? null : new Demand(keys, true);
        }
        boolean falseOnAbsent = leaf instanceof Condition.Order || leaf instanceof Condition.Matches;
        return falseOnAbsent ? new Demand(Set.of(new Attribute(name, null)), false) : null;
    }

    private static @Nullable Demand anyOf(List<Condition> parts) {
        Set<Key> keys = new LinkedHashSet<>();
        boolean enough = true;
        for (Condition part : parts) {
            Demand demand = read(part);
            if (demand == null) {
                return null;
            }
            keys.addAll(demand.keys);
            enough &= demand.enough;
        }
        return parts.isEmpty() ? null : new Demand(keys, enough);
    }

    private static @Nullable Demand bestOf(List<Condition> parts) {
        List<Demand> demands = new ArrayList<>();
        for (Condition part : parts) {
            Demand demand = read(part);
            if (demand != null) {
                demands.add(demand);
            }
        }
        return demands.stream()
                .min((a, b) -> Integer.compare(a.keys.size(), b.keys.size()))
                .map(best -> new Demand(best.keys, best.enough && parts.size() == 1))
                .orElse(null);
    }
}
