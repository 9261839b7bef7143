package dev.pointsman.verify;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Questions;
import dev.pointsman.verify.question.Truth;
import dev.pointsman.verify.value.Leaves;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each condition by itself: whether it never or always holds, and which parts could be left out. A part can be
 * left out only if the rule then matches, and fails, on exactly the same tickets.
 */
final class ConditionCheck {

    private final Model model;
    private final List<Meaning> rules;
    private final Collected collected;

    ConditionCheck(Model model, List<Meaning> rules, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.collected = collected;
    }

    /** Returns the rules whose condition never holds. */
    Set<String> run() {
        Set<String> never = new HashSet<>();
        for (Meaning rule : rules) {
            if (rule.rule().isFallback()) {
                continue;
            }
            Questions.Answer holds =
                    model.questions().ask(new int[] {rule.truth().yes()});
            collected.count(
                    IssueCode.NEVER_HOLDS,
                    holds instanceof Questions.Answer.None
                            ? Verdict.PROVEN
                            : holds instanceof Questions.Answer.Found ? Verdict.REFUTED : Verdict.NOT_DECIDED);
            if (holds instanceof Questions.Answer.None) {
                never.add(rule.id());
                report(
                        IssueCode.NEVER_HOLDS,
                        rule,
                        "no ticket meets its condition: "
                                + shortened(rule.rule().condition()),
                        "Look for parts that exclude each other.");
            } else {
                if (holds instanceof Questions.Answer.Open open) {
                    collected.open(rule.rule(), "whether any ticket meets its condition", List.of(), open.why());
                }
                checkParts(rule);
            }
        }
        return never;
    }

    private void checkParts(Meaning rule) {
        Condition condition = rule.rule().condition();
        Truth whole = rule.truth();
        if (rule.isPlain() && whole.yes() == Diagram.TRUE) {
            collected.count(IssueCode.ALWAYS_HOLDS, Verdict.PROVEN);
            report(
                    IssueCode.ALWAYS_HOLDS,
                    rule,
                    "every ticket meets its condition: " + shortened(condition),
                    "Only the fallback should take every ticket; give the rule the condition that it lacks.");
            return;
        }
        collected.count(IssueCode.ALWAYS_HOLDS, Verdict.REFUTED);
        if (condition instanceof Condition.Leaf || testsEachOperandOnce(condition)) {
            return;
        }
        Condition rest = condition;
        Path path = removable(rest, whole);
        while (path != null) {
            report(rule, path);
            rest = path.rest;
            path = removable(rest, whole);
        }
    }

    /** Of a conjunction of tests on operands of their own, none can say what another says. */
    private boolean testsEachOperandOnce(Condition condition) {
        if (!(condition instanceof Condition.All all)) {
            return false;
        }
        Set<Object> seen = new HashSet<>();
        for (Condition part : all.parts()) {
            Condition inner = part instanceof Condition.Not not ? not.part() : part;
            boolean alone = inner instanceof Condition.Leaf leaf
                    && !(leaf instanceof Condition.MemberOfTags)
                    && seen.add(what(leaf))
                    && model.truth(part).yes() != Diagram.TRUE;
            if (!alone) {
                return false;
            }
        }
        return true;
    }

    private static Object what(Condition.Leaf leaf) {
        Operand operand = leaf.operand();
        return leaf instanceof Condition.Contains contains && Leaves.isOnTags(leaf) ? contains : operand;
    }

    /**
     * A part that can be left out.
     *
     * @param part the part
     * @param of what it is a part of
     * @param rest the whole condition without it
     */
    private record Path(Condition part, Condition of, Condition rest) {}

    private @Nullable Path removable(Condition condition, Truth whole) {
        for (Path path : removals(condition)) {
            if (isSame(model.truth(path.rest), whole)) {
                return path;
            }
        }
        return null;
    }

    private boolean isSame(Truth one, Truth other) {
        return one.equals(other)
                || (isEmpty(one.yes(), other.yes())
                        && isEmpty(other.yes(), one.yes())
                        && isEmpty(one.no(), other.no())
                        && isEmpty(other.no(), one.no()));
    }

    private boolean isEmpty(int inside, int outside) {
        return model.questions().ask(new int[] {inside}, outside) instanceof Questions.Answer.None;
    }

    /** Returns every way of leaving one part out, the later parts first. */
    private static List<Path> removals(Condition condition) {
        List<Path> paths = new ArrayList<>();
        if (condition instanceof Condition.Not not) {
            for (Path inner : removals(not.part())) {
                paths.add(new Path(inner.part, inner.of, new Condition.Not(inner.rest)));
            }
            return paths;
        }
        List<Condition> parts = Leaves.parts(condition);
        boolean all = condition instanceof Condition.All;
        for (int i = parts.size() - 1; i >= 0 && parts.size() > 1; i--) {
            List<Condition> others = new ArrayList<>(parts);
            others.remove(i);
            paths.add(new Path(parts.get(i), condition, joined(all, others)));
        }
        for (int i = parts.size() - 1; i >= 0; i--) {
            for (Path inner : removals(parts.get(i))) {
                List<Condition> changed = new ArrayList<>(parts);
                changed.set(i, inner.rest);
                paths.add(new Path(inner.part, inner.of, joined(all, changed)));
            }
        }
        return paths;
    }

    private static Condition joined(boolean all, List<Condition> parts) {
        return all ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private void report(Meaning rule, Path path) {
        Truth part = model.truth(path.part);
        String text = shortened(path.part);
        if (part.yes() == Diagram.TRUE) {
            collected.count(IssueCode.ALWAYS_HOLDS, Verdict.PROVEN);
            report(IssueCode.ALWAYS_HOLDS, rule, "every ticket meets this part of it: " + text, "Leave it out.");
        } else if (part.no() == Diagram.TRUE) {
            collected.count(IssueCode.NEVER_HOLDS, Verdict.PROVEN);
            report(IssueCode.NEVER_HOLDS, rule, "no ticket meets this part of its condition: " + text, "Leave it out.");
        } else {
            collected.count(IssueCode.REDUNDANT_CONDITION, Verdict.PROVEN);
            report(
                    IssueCode.REDUNDANT_CONDITION,
                    rule,
                    "this part changes nothing: " + text + ", beside " + shortened(path.rest),
                    "Leave it out.");
        }
    }

    private void report(IssueCode code, Meaning rule, String message, String fix) {
        collected.add(Finding.proven(Collected.issue(code, rule.rule(), message, fix), List.of()));
    }

    private static String shortened(Condition condition) {
        String text = condition.text();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
