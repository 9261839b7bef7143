package dev.pointsman.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds the tests of a rule that fail on a value that may be absent ({@code str[...]}): Drools throws there, and the rule
 * is out of the running for that ticket with a failure on record. Follows the order in which the tests are tried, from
 * left to right and no further than needed. Confined to one thread.
 */
public final class AbsentGuard {

    private final BiConsumer<Condition.Leaf, Condition> unguarded;
    private final Set<Operand> present = new HashSet<>();

    /**
     * Starts a rule.
     *
     * @param unguarded takes each test that may fail, and beside it the test with its negation
     */
    public AbsentGuard(BiConsumer<Condition.Leaf, Condition> unguarded) {
        this.unguarded = Objects.requireNonNull(unguarded, "unguarded");
    }

    /** Looks at the next part of a rule's condition; those before it are known to hold when it is tried. */
    public void check(Condition part) {
        check(part, present);
        addPresent(part, true, present);
    }

    private void check(Condition condition, Set<Operand> present) {
        if (condition instanceof Condition.Not not) {
            if (not.part() instanceof Condition.Leaf leaf) {
                leaf(leaf, not, present);
            } else {
                check(not.part(), present);
            }
        } else if (condition instanceof Condition.All all) {
            chain(all.parts(), true, present);
        } else if (condition instanceof Condition.Any any) {
            chain(any.parts(), false, present);
        } else if (condition instanceof Condition.Leaf leaf) {
            leaf(leaf, leaf, present);
        }
    }

    /** When a part is tried, those before it held (in a conjunction) or did not (in a disjunction). */
    private void chain(List<Condition> parts, boolean held, Set<Operand> present) {
        Set<Operand> known = new HashSet<>(present);
        for (Condition part : parts) {
            check(part, known);
            addPresent(part, held, known);
        }
    }

    private void leaf(Condition.Leaf leaf, Condition written, Set<Operand> present) {
        boolean throwsOnAbsent = leaf instanceof Condition.Affix || leaf instanceof Condition.Length;
        if (throwsOnAbsent && !present.contains(leaf.operand())) {
            unguarded.accept(leaf, written);
        }
    }

    /** Adds the operands that are present where {@code condition} holds, or where it does not. */
    private static void addPresent(Condition condition, boolean holds, Set<Operand> present) {
        if (condition instanceof Condition.Not not) {
            addPresent(not.part(), !holds, present);
        } else if (condition instanceof Condition.All all && holds) {
            all.parts().forEach(part -> addPresent(part, true, present));
        } else if (condition instanceof Condition.Any any && !holds) {
            any.parts().forEach(part -> addPresent(part, false, present));
        } else if (condition instanceof Condition.Leaf leaf && isPresent(leaf, holds)) {
            present.add(leaf.operand());
        }
    }

    private static boolean isPresent(Condition.Leaf leaf, boolean holds) {
        if (leaf instanceof Condition.Equal equal) {
            return holds == (equal.value() != null);
        }
        if (leaf instanceof Condition.OneOf oneOf) {
            return holds != oneOf.values().contains(null);
        }
        boolean neverThrown = leaf instanceof Condition.Affix || leaf instanceof Condition.Length;
        return (holds && !(leaf instanceof Condition.MemberOfTags)) || neverThrown;
    }
}
