package dev.pointsman.explain;

import dev.pointsman.explain.Obstacle.Outranked;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many fields of a ticket must change at least before a rule can win it. Every condition of the rule that fails must come
 * to hold, and the condition of every plain rule that matches and stands before it must come to fail; each takes a change in
 * one of the fields it looks at. Among those, any that share no field need a change each.
 */
final class NeededChanges {

    private NeededChanges() {}

    static int atLeast(WhyNot whyNot, Ticket ticket) {
        List<Set<Operand>> demands = new ArrayList<>();
        for (Condition part : parts(whyNot.rule().condition())) {
            if (!holds(part, ticket)) {
                demands.add(operands(part));
            }
        }
        for (Obstacle obstacle : whyNot.obstacles()) {
            if (obstacle instanceof Outranked outranked
                    && !outranked.by().rule().isSessionRule()) {
                demands.add(operands(outranked.by().rule().condition()));
            }
        }
        return disjoint(demands);
    }

    /** Counts demands that share no field, taking those on few fields first. */
    private static int disjoint(List<Set<Operand>> demands) {
        Set<Operand> taken = new HashSet<>();
        int count = 0;
        demands.sort(Comparator.comparingInt(Set::size));
        for (Set<Operand> demand : demands) {
            if (Collections.disjoint(taken, demand)) {
                taken.addAll(demand);
                count++;
            }
        }
        return count;
    }

    /** Returns the conditions that must all hold. */
    static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all ? all.parts() : List.of(condition);
    }

    private static Set<Operand> operands(Condition condition) {
        Set<Operand> found = new HashSet<>();
        if (condition instanceof Condition.Leaf leaf) {
            found.add(leaf.operand());
            if (leaf instanceof Condition.MemberOfTags) {
                found.add(new Operand.Field(TicketField.TAGS));
            }
        } else if (condition instanceof Condition.Not not) {
            found.addAll(operands(not.part()));
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> found.addAll(operands(part)));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> found.addAll(operands(part)));
        }
        return found;
    }

    /** Tells whether a ticket meets a condition; no if it cannot be evaluated on it. */
    static boolean holds(Condition part, Ticket ticket) {
        try {
            return part.holds(ticket);
        } catch (RuleEngineException e) {
            return false;
        }
    }
}
