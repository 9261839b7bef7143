package dev.pointsman.ruletest.coverage;

import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.explain.Question;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ruletest.TestCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How much of a rule set its tests reach. Rules that are disabled do not count. Immutable.
 *
 * <p>A rule <em>matched</em> when it stood among the matches of a case's explanation, and <em>won</em> when the decision
 * names it; both are taken from the router. A condition is <em>seen</em> true or false in every case that reaches it: the
 * rule is in force at the instant of the case, and every condition before it holds.
 *
 * @param rules every rule that is enabled, in winning order
 */
public record Coverage(List<RuleCoverage> rules) {

    /** Copies. */
    public Coverage {
        rules = List.copyOf(rules);
    }

    /** Measures what some cases reach, whether they pass or not. */
    public static Coverage of(Router router, List<TestCase> cases) {
        Map<Rule, Count> counts = new HashMap<>();
        List<Rule> enabled =
                router.ruleSet().rules().stream().filter(Rule::enabled).toList();
        enabled.forEach(rule -> counts.put(rule, new Count(rule)));
        for (TestCase testCase : cases) {
            Question question = testCase.question();
            counts.values().forEach(count -> count.tryOn(question));
            Explanation explanation = question.explain(router);
            for (RuleMatch match : explanation.matches()) {
                Count count = counts.get(match.rule());
                if (count != null) {
                    count.matched(
                            match.rule().id().equals(explanation.decision().rule()));
                }
            }
        }
        List<RuleCoverage> rules = new ArrayList<>();
        for (Rule rule : enabled) {
            Count count = counts.get(rule);
            if (count != null) {
                rules.add(count.coverage());
            }
        }
        return new Coverage(rules);
    }

    /** Returns how many rules won a case. */
    public Share won() {
        return share(rule -> rule.won() > 0);
    }

    /** Returns how many rules matched in a case. */
    public Share matched() {
        return share(rule -> rule.matched() > 0);
    }

    /** Returns how many results of conditions were seen; each condition has two. */
    public Share conditions() {
        int seen = 0;
        int all = 0;
        for (RuleCoverage rule : rules) {
            all += 2 * rule.conditions().size();
            seen += rule.conditions().stream().mapToInt(ConditionCoverage::seen).sum();
        }
        return new Share(seen, all);
    }

    private Share share(Predicate<RuleCoverage> reached) {
        return new Share((int) rules.stream().filter(reached).count(), rules.size());
    }

    /** What was seen of one rule so far. */
    private static final class Count {
        private final Rule rule;
        private final ConditionTree tree;
        private int inForce;
        private int matched;
        private int won;

        Count(Rule rule) {
            this.rule = rule;
            this.tree = ConditionTree.of(rule.condition());
        }

        void tryOn(Question question) {
            if (!rule.inForceAt(question.at())) {
                return;
            }
            inForce++;
            try {
                tree.tryOn(question.ticket());
            } catch (RuleEngineException e) {
                // The rule fails on this ticket; the conditions before the one that cannot be evaluated were seen.
            }
        }

        void matched(boolean wins) {
            matched++;
            if (wins) {
                won++;
            }
        }

        RuleCoverage coverage() {
            return new RuleCoverage(
                    rule,
                    inForce,
                    matched,
                    won,
                    tree.counted().stream().map(ConditionTree::coverage).toList());
        }
    }
}
