package dev.pointsman.drools;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import java.util.List;

/**
 * Warns of {@code str[...]} on a value that may be absent: Drools throws there, and the rule is out of the running for
 * that ticket with a failure on record.
 */
final class AbsentGuard {

    private AbsentGuard() {}

    /** Looks at the last of {@code parts}; those before it are known to hold when it is tried. */
    static void check(List<Condition> parts, ConstraintIssues issues) {
        if (parts.isEmpty()) {
            return;
        }
        Condition last = parts.get(parts.size() - 1);
        Condition tested = last instanceof Condition.Not not ? not.part() : last;
        boolean throwsOnAbsent = tested instanceof Condition.Affix || tested instanceof Condition.Length;
        if (throwsOnAbsent && tested instanceof Condition.Leaf leaf && !isPresent(leaf.operand(), parts)) {
            issues.error(
                    IssueCode.ABSENT_FAILS,
                    "",
                    last.text() + " fails where " + leaf.operand().text() + " is absent," + " and the rule with it",
                    "Put a test for presence before it: " + leaf.operand().text() + " != null, " + last.text());
        }
    }

    private static boolean isPresent(Operand operand, List<Condition> parts) {
        return parts.stream().limit(parts.size() - 1L).anyMatch(part -> impliesPresence(part, operand));
    }

    private static boolean impliesPresence(Condition part, Operand operand) {
        if (part instanceof Condition.Not not) {
            return not.part().equals(new Condition.Equal(operand, null));
        }
        if (!(part instanceof Condition.Leaf leaf) || !leaf.operand().equals(operand)) {
            return false;
        }
        if (part instanceof Condition.Equal equal) {
            return equal.value() != null;
        }
        return !(part instanceof Condition.OneOf oneOf) || !oneOf.values().contains(null);
    }
}
