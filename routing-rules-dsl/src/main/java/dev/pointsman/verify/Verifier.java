package dev.pointsman.verify;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Overlaps;
import dev.pointsman.verify.value.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Proves what can be proven about a rule set without any ticket: ties, rules that win nothing, gaps, needless conditions.
 * Exact but for free texts, session rules and what takes more work than allowed; then it says so. Immutable.
 */
public final class Verifier {

    private final RuleSet ruleSet;
    private final @Nullable Instant at;
    private final int nodes;
    private final Duration time;
    private final boolean replay;

    private Verifier(RuleSet ruleSet, @Nullable Instant at, int nodes, Duration time, boolean replay) {
        this.ruleSet = ruleSet;
        this.at = at;
        this.nodes = nodes;
        this.time = time;
        this.replay = replay;
    }

    /** Looks at a rule set at all times. */
    public static Verifier of(RuleSet ruleSet) {
        return new Verifier(Objects.requireNonNull(ruleSet, "ruleSet"), null, Budget.NODES, Budget.TIME, true);
    }

    /** Looks only at what can happen at an instant or later, and reports rules that are not in force at it. */
    public Verifier at(Instant instant) {
        return new Verifier(ruleSet, Objects.requireNonNull(instant, "instant"), nodes, time, replay);
    }

    /**
     * Sets how much work may be done.
     *
     * @param mostNodes of one diagram, at least 1; a node takes about a hundred bytes
     * @param mostTime processor time, for the ties and for all other checks by themselves; what is not decided by then is
     *     left open. Where the JVM does not measure it, time on the clock
     */
    public Verifier budget(int mostNodes, Duration mostTime) {
        if (mostNodes < 1) {
            throw new IllegalArgumentException("the nodes must be at least 1, found " + mostNodes);
        }
        return new Verifier(ruleSet, at, mostNodes, Objects.requireNonNull(mostTime, "mostTime"), replay);
    }

    /** Shows witnesses as they are, for whoever routes them himself. */
    Verifier withoutReplay() {
        return new Verifier(ruleSet, at, nodes, time, false);
    }

    /** Does it. */
    public Verification verify() {
        long started = System.nanoTime();
        Collected collected = new Collected();
        new DirectoryCheck(ruleSet, at, collected).run();
        try (Replay routers = new Replay(ruleSet)) {
            int used = check(at == null ? Instant.MIN : at, collected, routers);
            List<Finding> findings = new ArrayList<>(
                    replay
                            ? routers.findings(collected.drafts())
                            : collected.drafts().stream()
                                    .map(Collected.Draft::finding)
                                    .toList());
            findings.sort(Comparator.comparing(Finding::issue));
            return new Verification(
                    findings,
                    collected.tallies(),
                    collected.gaps(),
                    used,
                    Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /**
     * Looks for ties on a thread of its own: they are half of the work and need nothing of the rest. Each half has its own
     * model, so that neither depends on how far the other is. When the ties are found first, their witnesses are replayed
     * meanwhile.
     */
    private int check(Instant from, Collected collected, Replay routers) {
        CompletableFuture<Half> ties = CompletableFuture.supplyAsync(() -> {
            Half half = half(from, this::checkTies);
            if (replay) {
                routers.begin(half.collected().drafts());
            }
            return half;
        });
        Half rest = half(from, this::checkRest);
        Half first = ties.join();
        collected.addAll(first.collected());
        collected.addAll(rest.collected());
        if (!first.isWhole() || !rest.isWhole()) {
            collected.open(ruleSet.fallback(), "what the conditions say", List.of(), "the rules are too large");
        }
        return Math.max(first.nodes(), rest.nodes());
    }

    /** What came out of one half. */
    private record Half(Collected collected, int nodes, boolean isWhole) {}

    /** Checks that share a model. */
    private interface Checks {
        void run(Model model, List<Meaning> rules, Collected collected);
    }

    private Half half(Instant from, Checks checks) {
        Collected collected = new Collected();
        try {
            Model model = Model.of(ruleSet, from, new Budget(nodes, time));
            checks.run(model, model.meanings(Domain.effective(ruleSet, from)), collected);
            return new Half(collected, model.diagram().nodes(), true);
        } catch (Budget.SpentException | StackOverflowError e) {
            return new Half(collected, 0, false);
        }
    }

    private void checkTies(Model model, List<Meaning> rules, Collected collected) {
        Overlaps overlaps = new Overlaps(rules);
        new ConflictCheck(model, rules, overlaps, collected).run();
        new SessionCheck(model, rules, overlaps, collected).run();
    }

    private void checkRest(Model model, List<Meaning> rules, Collected collected) {
        Overlaps overlaps = new Overlaps(rules);
        Set<String> settled = new HashSet<>(new ConditionCheck(model, rules, collected).run());
        settled.addAll(new EqualRulesCheck(rules, collected).run());
        new ReachCheck(model, rules, overlaps, collected).run(settled);
        new MergeCheck(model, rules, overlaps, collected).run();
        new GapCheck(model, rules, ruleSet.fallback(), collected).run();
    }
}
