package dev.pointsman.ruletest.coverage;

import dev.pointsman.rule.Condition;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition of a rule, which remembers how each of its parts came out. Parts are tried as the router tries them: from
 * left to right, and no further than needed. What counts are the parts that must all hold, and inside one that is put
 * together each single test, with a {@code !} in front of it if there is one. Confined to one thread.
 */
final class ConditionTree {

    private final Condition condition;
    private final boolean counts;
    private final List<ConditionTree> children;
    private boolean seenTrue;
    private boolean seenFalse;

    private ConditionTree(Condition condition, boolean counts, List<ConditionTree> children) {
        this.condition = condition;
        this.counts = counts;
        this.children = List.copyOf(children);
    }

    /** Starts with nothing seen. */
    static ConditionTree of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new ConditionTree(
                    condition,
                    false,
                    all.parts().stream().map(part -> part(part, true)).toList());
        }
        return new ConditionTree(new Condition.All(List.of(condition)), false, List.of(part(condition, true)));
    }

    private static ConditionTree part(Condition condition, boolean top) {
        if (isSingleTest(condition)) {
            return new ConditionTree(condition, true, List.of());
        }
        List<ConditionTree> children = new ArrayList<>();
        if (condition instanceof Condition.Not not) {
            children.add(part(not.part(), false));
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> children.add(part(part, false)));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> children.add(part(part, false)));
        }
        return new ConditionTree(condition, top, children);
    }

    private static boolean isSingleTest(Condition condition) {
        return condition instanceof Condition.Leaf
                || (condition instanceof Condition.Not not && not.part() instanceof Condition.Leaf);
    }

    /**
     * Tries a ticket.
     *
     * @throws dev.pointsman.rule.RuleEngineException if a part that was reached cannot be evaluated on it
     */
    boolean tryOn(Ticket ticket) {
        boolean holds = evaluate(ticket);
        seenTrue |= holds;
        seenFalse |= !holds;
        return holds;
    }

    private boolean evaluate(Ticket ticket) {
        if (children.isEmpty()) {
            return condition.holds(ticket);
        }
        if (condition instanceof Condition.Not) {
            return !children.get(0).tryOn(ticket);
        }
        boolean any = condition instanceof Condition.Any;
        for (ConditionTree child : children) {
            if (child.tryOn(ticket) == any) {
                return any;
            }
        }
        return !any;
    }

    /** Returns the parts that count, in the order in which they are tried. */
    List<ConditionTree> counted() {
        List<ConditionTree> found = new ArrayList<>();
        if (counts) {
            found.add(this);
        }
        children.forEach(child -> found.addAll(child.counted()));
        return found;
    }

    ConditionCoverage coverage() {
        return new ConditionCoverage(condition, seenTrue, seenFalse);
    }
}
