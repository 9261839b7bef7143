package dev.pointsman.verify;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Routes every witness by the index and by Drools before it is shown. Drools gets only the rules concerned, compiled once
 * for all witnesses; for a gap, those that came nearest.
 */
final class Replay {

    /** What Drools compiles in a second or two; further witnesses are not shown. */
    static final int MOST_RULES = 60;

    private static final int MOST_WITNESSES = 500;

    private final RuleSet ruleSet;

    Replay(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** Returns the findings, with those witnesses that were replayed. */
    List<Finding> findings(List<Collected.Draft> drafts) {
        boolean none = drafts.stream().allMatch(draft -> draft.claim() == null);
        if (none) {
            return drafts.stream().map(Collected.Draft::finding).toList();
        }
        try (Router index = Router.builder().ruleSet(ruleSet).build()) {
            List<Collected.Draft> shown = new ArrayList<>();
            Set<Rule> involved = new LinkedHashSet<>();
            for (Collected.Draft draft : drafts) {
                Collected.Claim claim = draft.claim();
                if (claim != null && shown.size() < MOST_WITNESSES) {
                    Set<Rule> further = new LinkedHashSet<>(involved);
                    further.addAll(concerned(index, claim));
                    if (further.size() <= MOST_RULES) {
                        involved = further;
                        shown.add(draft);
                    }
                }
            }
            Set<Collected.Draft> byDrools = Collections.newSetFromMap(new IdentityHashMap<>());
            byDrools.addAll(shown);
            try (Router drools = drools(involved)) {
                return drafts.stream()
                        .map(draft -> checked(draft, byDrools.contains(draft), index, drools))
                        .toList();
            }
        } catch (InvalidRuleSetException | RuleEngineException e) {
            return drafts.stream().map(draft -> without(draft.finding())).toList();
        }
    }

    private Router drools(Collection<Rule> involved) {
        return Router.builder()
                .ruleSet(ruleSet.only(involved))
                .matching(Matching.DROOLS)
                .build();
    }

    /** Returns the plain rules that have a say in a claim. */
    private List<Rule> concerned(Router index, Collected.Claim claim) {
        if (!claim.onlyFallback()) {
            return claim.matching().stream()
                    .filter(rule -> !rule.isSessionRule())
                    .toList();
        }
        return explain(index, claim).nearMisses().stream()
                .flatMap(miss -> ruleSet.find(miss.rule().id()).stream())
                .filter(rule -> !rule.isSessionRule())
                .toList();
    }

    private static Explanation explain(Router router, Collected.Claim claim) {
        return router.explain(claim.witness().ticket(), claim.witness().at());
    }

    private static Finding checked(Collected.Draft draft, boolean shown, Router index, Router drools) {
        Collected.Claim claim = draft.claim();
        if (claim == null) {
            return draft.finding();
        }
        if (!holds(claim, explain(index, claim)) || (shown && !holds(claim, explain(drools, claim)))) {
            return refuted(draft.finding(), claim);
        }
        return shown ? draft.finding() : without(draft.finding());
    }

    private static boolean holds(Collected.Claim claim, Explanation explanation) {
        Set<String> matching = new LinkedHashSet<>();
        for (RuleMatch match : explanation.matches()) {
            matching.add(match.rule().id());
        }
        boolean all = claim.matching().stream()
                .filter(rule -> !rule.isSessionRule())
                .allMatch(rule -> matching.contains(rule.id()));
        return all && (!claim.onlyFallback() || explanation.decision().outcome() == Outcome.FALLBACK);
    }

    /** A ticket that does not show what it should: nothing is claimed then. */
    private static Finding refuted(Finding finding, Collected.Claim claim) {
        assert false : finding + " is not shown by " + claim.witness();
        return new Finding(finding.issue(), Verdict.NOT_DECIDED, finding.related(), null, finding.region());
    }

    private static Finding without(Finding finding) {
        return new Finding(finding.issue(), finding.verdict(), finding.related(), null, finding.region());
    }
}
