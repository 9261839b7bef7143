package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the verifier needs to know of the tests in a condition. */
public final class Leaves {

    private Leaves() {}

    /** Returns all tests, from left to right. */
    public static List<Condition.Leaf> of(Condition condition) {
        List<Condition.Leaf> leaves = new ArrayList<>();
        collect(condition, leaves);
        return leaves;
    }

    private static void collect(Condition condition, List<Condition.Leaf> leaves) {
        if (condition instanceof Condition.Leaf leaf) {
            leaves.add(leaf);
        }
        parts(condition).forEach(part -> collect(part, leaves));
    }

    /** Returns the parts of a condition; none of a test. */
    public static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts();
        }
        return condition instanceof Condition.Not not ? List.of(not.part()) : List.of();
    }

    /** Tells whether a test looks at the tags. */
    public static boolean isOnTags(Condition.Leaf leaf) {
        return Domain.isTags(leaf.operand());
    }

    /**
     * Returns the question that a test asks of a text no rule names, one for tests that answer alike; null if it asks none
     * that the atom does not answer.
     */
    public static Condition.@Nullable Leaf textTest(Condition.Leaf leaf) {
        if (leaf instanceof Condition.Matches matches) {
            return new Condition.Matches(matches.operand(), matches.regex(), false);
        }
        if (leaf instanceof Condition.Order order && order.bound() instanceof String) {
            return new Condition.Order(
                    order.operand(), Relation.LESS, order.bound()); // none of these texts is the bound
        }
        boolean asks = leaf instanceof Condition.Contains
                || leaf instanceof Condition.Affix
                || leaf instanceof Condition.Length;
        return asks ? leaf : null;
    }

    /** Tells whether a test says no where its {@link #textTest} says yes, and the reverse. */
    public static boolean isReversed(Condition.Leaf leaf) {
        if (leaf instanceof Condition.Matches matches) {
            return matches.negated();
        }
        return leaf instanceof Condition.Order order
                && order.bound() instanceof String
                && (order.relation() == Relation.GREATER || order.relation() == Relation.AT_LEAST);
    }
}
