package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import java.util.HashMap;
import java.util.Map;

/**
 * The types that rules expect of attributes. A condition fails, as it does in Drools, on an attribute of another type; the
 * index does not see that, so for such a ticket it must not be used. Filled once, then only read.
 */
final class Hazards {

    private static final int NUMBER = 1;
    private static final int TEXT = 2;

    private final Map<String, Integer> needs = new HashMap<>();

    void add(Condition part) {
        for (Condition.Leaf leaf : Leaves.of(part)) {
            if (leaf.operand() instanceof Operand.Attribute attribute) {
                int needed = (Leaves.needsNumber(leaf) ? NUMBER : 0) | (Leaves.needsText(leaf) ? TEXT : 0);
                if (needed != 0) {
                    needs.merge(attribute.name(), needed, (a, b) -> a | b);
                }
            }
        }
    }

    /** Tells whether a condition expects some type of an attribute. */
    static boolean isIn(Condition part) {
        return Leaves.of(part).stream()
                .anyMatch(leaf -> leaf.operand() instanceof Operand.Attribute
                        && (Leaves.needsNumber(leaf) || Leaves.needsText(leaf)));
    }

    /** Tells whether the ticket has an attribute of a type that some rule does not expect. */
    boolean isIn(Ticket ticket) {
        if (needs.isEmpty()) {
            return false;
        }
        if (needs.size() <= ticket.attributes().size()) {
            for (Map.Entry<String, Integer> need : needs.entrySet()) {
                Object value = ticket.attributes().get(need.getKey());
                if (value != null && isUnexpected(value, need.getValue())) {
                    return true;
                }
            }
            return false;
        }
        for (Map.Entry<String, Object> has : ticket.attributes().entrySet()) {
            Integer needed = needs.get(has.getKey());
            if (needed != null && isUnexpected(has.getValue(), needed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnexpected(Object value, int needed) {
        return ((needed & NUMBER) != 0 && !(value instanceof Number))
                || ((needed & TEXT) != 0 && !(value instanceof String));
    }
}
