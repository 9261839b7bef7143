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
import dev.pointsman.verify.finding.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Routes every witness by the index and by Drools before it is shown. Drools gets only the rules concerned, compiled once
 * for all witnesses, since compiling in batches costs a second more for each; for a gap, those that came nearest. A ticket
 * that Drools did not route is not shown, and no message quotes it. Confined to one thread at a time.
 */
final class Replay implements AutoCloseable {

    /** What Drools compiles in a second or two. */
    private static final int MOST_RULES = 60;

    private static final int MOST_WITNESSES = 500;

    private final RuleSet ruleSet;
    private final int mostRules;
    private final int mostWitnesses;
    /** Where the host keeps the types that rules name: routers are made on other threads as if they were made on its own. */
    private final @Nullable ClassLoader host = Thread.currentThread().getContextClassLoader();

    private final Set<Collected.Draft> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private Set<Rule> involved = new LinkedHashSet<>();
    private @Nullable Router index;
    private @Nullable CompletableFuture<Optional<Router>> drools;

    Replay(RuleSet ruleSet) {
        this(ruleSet, MOST_RULES, MOST_WITNESSES);
    }

    /**
     * Creates a replay.
     *
     * @param mostRules how many rules Drools gets; further witnesses are not shown
     * @param mostWitnesses how many are shown
     */
    Replay(RuleSet ruleSet, int mostRules, int mostWitnesses) {
        this.ruleSet = ruleSet;
        this.mostRules = mostRules;
        this.mostWitnesses = mostWitnesses;
    }

    /**
     * Makes a start with the first findings, while others are still looked for. If they bring all the rules that Drools is to
     * compile, it starts as well.
     */
    void begin(List<Collected.Draft> first) {
        if (hasClaims(first)) {
            try {
                choose(first, index());
            } catch (InvalidRuleSetException | RuleEngineException e) {
                return; // and findings() says what follows from that
            }
            if (involved.size() == mostRules) {
                drools = compiling();
            }
        }
    }

    /** Returns all findings, with those witnesses that were replayed. */
    List<Finding> findings(List<Collected.Draft> drafts) {
        if (!hasClaims(drafts)) {
            return drafts.stream().map(Collected.Draft::finding).toList();
        }
        try {
            Router byIndex = index();
            choose(drafts, byIndex);
            CompletableFuture<Optional<Router>> compiling = drools == null ? compiling() : drools;
            drools = compiling;
            // The index goes through the witnesses while Drools compiles.
            List<Boolean> held =
                    drafts.stream().map(draft -> holds(draft, byIndex)).toList();
            Optional<Router> byDrools = compiling.join();
            if (byDrools.isPresent()) {
                List<Finding> findings = new ArrayList<>();
                for (int i = 0; i < drafts.size(); i++) {
                    Collected.Draft draft = drafts.get(i);
                    Collected.Claim claim = draft.claim();
                    boolean isRight =
                            held.get(i) && (claim == null || !shown.contains(draft) || holds(claim, byDrools.get()));
                    findings.add(isRight ? found(draft) : refuted(draft));
                }
                return findings;
            }
        } catch (InvalidRuleSetException | RuleEngineException e) {
            return withoutAny(drafts);
        }
        return withoutAny(drafts);
    }

    private static List<Finding> withoutAny(List<Collected.Draft> drafts) {
        return drafts.stream().map(Replay::without).toList();
    }

    private static boolean hasClaims(List<Collected.Draft> drafts) {
        return drafts.stream().anyMatch(draft -> draft.claim() != null);
    }

    /** Chooses the witnesses to show, as long as their rules are not too many; what was chosen before stays. */
    private void choose(List<Collected.Draft> drafts, Router byIndex) {
        for (Collected.Draft draft : drafts) {
            Collected.Claim claim = draft.claim();
            if (claim != null && !shown.contains(draft) && shown.size() < mostWitnesses) {
                Set<Rule> further = new LinkedHashSet<>(involved);
                further.addAll(concerned(byIndex, claim));
                if (further.size() <= mostRules) {
                    involved = further;
                    shown.add(draft);
                }
            }
        }
    }

    private Router index() {
        if (index == null) {
            index = asHost(() -> Router.builder().ruleSet(ruleSet).build());
        }
        return index;
    }

    /** Lets Drools compile what was chosen, on a thread of its own; nothing comes out if it does not compile. */
    private CompletableFuture<Optional<Router>> compiling() {
        RuleSet only = ruleSet.only(involved);
        return CompletableFuture.supplyAsync(() -> compiled(only));
    }

    private Optional<Router> compiled(RuleSet rules) {
        try {
            return Optional.of(asHost(() ->
                    Router.builder().ruleSet(rules).matching(Matching.DROOLS).build()));
        } catch (InvalidRuleSetException | RuleEngineException e) {
            return Optional.empty();
        }
    }

    private Router asHost(Supplier<Router> builder) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(host);
        try {
            return builder.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        if (index != null) {
            index.close();
        }
        if (drools != null) {
            drools.join().ifPresent(Router::close);
        }
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

    /** Tells whether a witness shows what it must. The index routes those that are to be shown, and those of gaps. */
    private boolean holds(Collected.Draft draft, Router byIndex) {
        Collected.Claim claim = draft.claim();
        if (claim == null) {
            return true;
        }
        return (shown.contains(draft) || claim.onlyFallback()) ? holds(claim, byIndex) : match(claim);
    }

    /** Tells whether a router agrees with what a witness must show. */
    private static boolean holds(Collected.Claim claim, Router router) {
        return holds(claim, explain(router, claim));
    }

    /** Asks the rules themselves: of thousands of witnesses that are not shown, a router would tell far more than that. */
    private static boolean match(Collected.Claim claim) {
        return claim.matching().stream().allMatch(rule -> rule.isSessionRule() || matches(rule, claim.witness()));
    }

    /** Tells whether a plain rule matches, by asking itself. */
    static boolean matches(Rule rule, Witness witness) {
        try {
            return rule.inForceAt(witness.at()) && rule.condition().holds(witness.ticket());
        } catch (RuleEngineException e) {
            return false;
        }
    }

    private Finding found(Collected.Draft draft) {
        return shown.contains(draft) ? draft.finding() : without(draft);
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
