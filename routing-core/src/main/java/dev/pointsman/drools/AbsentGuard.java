package dev.pointsman.drools;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns of {@code str[...]} on a value that may be absent: Drools throws there, and the rule is out of the running for
 * that ticket with a failure on record. Follows the order in which the tests are tried, from left to right and no
 * further than needed. Confined to one thread.
 */
final class AbsentGuard {

    private final ConstraintIssues issues;
    private final Set<Operand> present = new HashSet<>();

    AbsentGuard(ConstraintIssues issues) {
        this.issues = issues;
    }

    /** Looks at the next part of a rule's condition; those before it are known to hold when it is tried. */
    void check(Condition part) {
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
            issues.errorAt(
                    leaf,
                    IssueCode.ABSENT_FAILS,
                    written.text() + " fails where " + leaf.operand().text() + " is absent, and the rule with it",
                    "Put a test for presence before it: " + leaf.operand().text() + " != null, " + written.text());
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
