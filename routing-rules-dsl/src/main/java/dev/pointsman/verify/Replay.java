package dev.pointsman.verify;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleIssue;
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
import java.util.concurrent.CompletableFuture;

/**
 * Routes every witness by the index and by Drools before it is shown. Drools gets only the rules concerned, compiled once
 * for all witnesses, since compiling in batches costs a second more for each; for a gap, those that came nearest. A ticket
 * that Drools did not route is not shown, and no message quotes it.
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
            Set<Collected.Draft> shown = Collections.newSetFromMap(new IdentityHashMap<>());
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
            // The index goes through all witnesses while Drools compiles.
            CompletableFuture<List<Boolean>> byIndex = CompletableFuture.supplyAsync(() -> held(drafts, index));
            try (Router drools = drools(involved)) {
                List<Boolean> held = byIndex.join();
                List<Finding> findings = new ArrayList<>();
                for (int i = 0; i < drafts.size(); i++) {
                    Collected.Draft draft = drafts.get(i);
                    boolean isShown = shown.contains(draft);
                    findings.add(
                            held.get(i) && (!isShown || holds(draft, drools)) ? found(draft, isShown) : refuted(draft));
                }
                return findings;
            } finally {
                byIndex.join();
            }
        } catch (InvalidRuleSetException | RuleEngineException e) {
            return drafts.stream().map(Replay::without).toList();
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

    private static List<Boolean> held(List<Collected.Draft> drafts, Router router) {
        return drafts.stream().map(draft -> holds(draft, router)).toList();
    }

    /** Tells whether a router agrees with what a witness must show, if there is one. */
    private static boolean holds(Collected.Draft draft, Router router) {
        Collected.Claim claim = draft.claim();
        return claim == null || holds(claim, explain(router, claim));
    }

    private static Finding found(Collected.Draft draft, boolean shown) {
        return shown ? draft.finding() : without(draft);
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
    private static Finding refuted(Collected.Draft draft) {
        assert false : draft.finding() + " is not shown by " + draft.claim();
        Finding unquoted = without(draft);
        return new Finding(unquoted.issue(), Verdict.NOT_DECIDED, unquoted.related(), null, unquoted.region());
    }

    /** Leaves out the ticket, also from the message. */
    private static Finding without(Collected.Draft draft) {
        Finding finding = draft.finding();
        Collected.Claim claim = draft.claim();
        if (claim == null) {
            return finding; // nothing is quoted
        }
        RuleIssue issue = finding.issue();
        RuleIssue unquoted = new RuleIssue(
                issue.code(), issue.position(), issue.ruleId().orElse(null), claim.unquoted(), issue.fix());
        return new Finding(unquoted, finding.verdict(), finding.related(), null, finding.region());
    }
}
