package dev.pointsman.ruletest;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.explain.WhyNot;
import dev.pointsman.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs cases through a router.
 *
 * @param router decides, as a host's would
 */
record CaseRun(Router router) {

    TestResult run(TestCase testCase) {
        Decision decision = testCase.question().route(router);
        List<Expected> unmet = testCase.expected().stream()
                .filter(expected -> !expected.isMetBy(decision))
                .toList();
        if (unmet.isEmpty()) {
            return new TestResult(testCase, decision, unmet, null, null);
        }
        Explanation explanation = testCase.question().explain(router);
        WhyNot whyNot = whyNot(testCase, explanation).orElse(null);
        return new TestResult(testCase, decision, unmet, explanation, whyNot);
    }

    /** Looks at the rule that should have won: the one expected, else the nearest of the team expected. */
    private Optional<WhyNot> whyNot(TestCase testCase, Explanation explanation) {
        Optional<WhyNot> rule = value(testCase, Aspect.RULE)
                .flatMap(router.ruleSet()::find)
                .map(expected -> WhyNot.of(testCase.question(), explanation, expected))
                .filter(whyNot -> !whyNot.won());
        return rule.isPresent() ? rule : ofTeam(testCase, explanation);
    }

    private Optional<WhyNot> ofTeam(TestCase testCase, Explanation explanation) {
        String team = value(testCase, Aspect.TEAM).orElse("");
        return router.ruleSet().rules().stream()
                .filter(rule -> rule.team().filter(team::equals).isPresent())
                .filter(Rule::enabled)
                .map(rule -> WhyNot.of(testCase.question(), explanation, rule))
                .filter(whyNot -> !whyNot.won())
                .min(Comparator.comparingLong(CaseRun::failing)); // the first in winning order among equals
    }

    private static long failing(WhyNot whyNot) {
        return whyNot.conditions().stream().filter(check -> !check.holds()).count();
    }

    private static Optional<String> value(TestCase testCase, Aspect aspect) {
        return testCase.expected().stream()
                .filter(expected -> expected.aspect() == aspect)
                .map(Expected::value)
                .findFirst();
    }
}
