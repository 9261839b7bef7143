package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.question.Meaning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds plain rules with the same condition, the same time and the same team. */
final class EqualRulesCheck {

    private final List<Meaning> rules;
    private final Collected collected;

    private record Key(int matches, String team) {}

    EqualRulesCheck(List<Meaning> rules, Collected collected) {
        this.rules = rules;
        this.collected = collected;
    }

    /** Returns the rules that say what a stronger one says. */
    Set<String> run() {
        Map<Key, Meaning> first = new HashMap<>();
        Set<String> found = new HashSet<>();
        for (Meaning rule : rules) {
            if (!rule.isPlain() || rule.rule().isFallback() || rule.matches() == Diagram.FALSE) {
                continue;
            }
            Meaning before =
                    first.putIfAbsent(new Key(rule.matches(), rule.rule().team().orElse("")), rule);
            collected.count(IssueCode.EQUAL_RULES, before == null ? Verdict.REFUTED : Verdict.PROVEN);
            if (before != null) {
                found.add(rule.id());
                collected.add(Finding.proven(
                        Collected.issue(
                                IssueCode.EQUAL_RULES,
                                rule.rule(),
                                "it says the same as rule \"" + before.id() + "\" ("
                                        + before.rule().position() + "): the same tickets go to the same team",
                                "Remove one of the two."),
                        List.of(before.id())));
            }
        }
        return found;
    }
}
