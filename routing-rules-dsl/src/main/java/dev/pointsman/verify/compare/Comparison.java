package dev.pointsman.verify.compare;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.verify.Verifier;
import dev.pointsman.verify.compare.Difference.Cause;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.diagram.Union;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.value.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what two versions of a rule set decide, not what they say. Exact but for free texts and session rules, as
 * {@link Verifier}. Immutable.
 *
 * <p>A decision can differ only where a rule matches that is not the same in both versions, since the order of two rules
 * never depends on a third. So only those tickets are divided up among the winners of each version, and small changes of
 * large rule sets cost little.
 */
public final class Comparison {

    private static final String COMPUTED = "a team that a session rule computes";

    private final RuleSet before;
    private final RuleSet after;
    private final Instant from;
    private final List<Expectation> expectations;
    private final int nodes;
    private final Duration time;
    private final boolean drools;

    private Comparison(
            RuleSet before,
            RuleSet after,
            Instant from,
            List<Expectation> expectations,
            int nodes,
            Duration time,
            boolean drools) {
        this.before = before;
        this.after = after;
        this.from = from;
        this.expectations = List.copyOf(expectations);
        this.nodes = nodes;
        this.time = time;
        this.drools = drools;
    }

    /** Compares two versions at all times. */
    public static Comparison of(RuleSet before, RuleSet after) {
        return new Comparison(
                Objects.requireNonNull(before, "before"),
                Objects.requireNonNull(after, "after"),
                Instant.MIN,
                List.of(),
                Budget.NODES,
                Budget.TIME,
                true);
    }

    /** Looks only at what is decided at an instant or later. */
    public Comparison from(Instant instant) {
        return new Comparison(
                before, after, Objects.requireNonNull(instant, "instant"), expectations, nodes, time, drools);
    }

    /** Declares what is meant to change. */
    public Comparison expecting(List<Expectation> moves) {
        return new Comparison(before, after, from, moves, nodes, time, drools);
    }

    /** Sets how much work may be done, as {@link Verifier#budget}. */
    public Comparison budget(int mostNodes, Duration mostTime) {
        return new Comparison(before, after, from, expectations, mostNodes, mostTime, drools);
    }

    /** Shows witnesses that only the index has routed, for whoever routes them himself. */
    Comparison withoutDrools() {
        return new Comparison(before, after, from, expectations, nodes, time, false);
    }

    /** Does it. */
    public Difference find() {
        try (Witnesses witnesses = new Witnesses(before, after)) {
            return find(new Budget(nodes, time), witnesses);
        } catch (Budget.SpentException | StackOverflowError e) {
            return new Difference(
                    List.of(), List.of(), List.of("which tickets move: it was too much work, " + e.getMessage()));
        }
    }

    private Difference find(Budget budget, Witnesses witnesses) {
        List<Rule> old = Domain.effective(before, from);
        List<Rule> now = Domain.effective(after, from);
        List<Rule> all = new ArrayList<>(old);
        all.addAll(now);
        expectations.forEach(expectation -> all.add(asRule(expectation)));
        Domain domain = Domain.of(all, List.of(before.schema(), after.schema()), from);
        Model model = new Model(domain, 2, budget);
        List<Meaning> oldMeanings = model.meanings(old);
        List<Meaning> newMeanings = model.meanings(now);
        int changed = changed(model, oldMeanings, newMeanings);
        Map<Pair, Moving> moving =
                moving(model, winners(model, oldMeanings, changed), winners(model, newMeanings, changed));
        Difference difference = new MoveText(model, expectations, witnesses).difference(moving);
        return drools
                ? new Difference(witnesses.confirmed(difference.moves()), difference.unmet(), difference.open())
                : difference;
    }

    /** An expectation cuts the domain as a rule does, so that its border can be told. */
    private static Rule asRule(Expectation expectation) {
        return Rule.builder("expected", SourcePosition.ofFile("expected"), new RuleSource("", "", 0))
                .condition(expectation.where())
                .team(expectation.to())
                .build();
    }

    /** Returns where a rule matches that is not the same in both versions. */
    private static int changed(Model model, List<Meaning> old, List<Meaning> now) {
        Set<String> oldMeanings = meanings(old);
        Set<String> newMeanings = meanings(now);
        List<Integer> changed = new ArrayList<>();
        for (Meaning rule : old) {
            if (!newMeanings.contains(rule.rule().meaning())) {
                changed.add(rule.matches());
            }
        }
        for (Meaning rule : now) {
            if (!oldMeanings.contains(rule.rule().meaning())) {
                changed.add(rule.matches());
            }
        }
        return new Union(model.diagram(), model.budget())
                .of(changed.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Set<String> meanings(List<Meaning> rules) {
        Set<String> meanings = new HashSet<>();
        rules.forEach(rule -> meanings.add(rule.rule().meaning()));
        return meanings;
    }

    /**
     * A rule and what it takes.
     *
     * @param meaning of the rule, worked out once since all winners are compared with each other
     */
    private record Winner(Rule rule, String meaning, int takes) {
        String team() {
            return rule.team().orElse(COMPUTED);
        }
    }

    private static List<Winner> winners(Model model, List<Meaning> winningOrder, int among) {
        List<Winner> winners = new ArrayList<>();
        int rest = among;
        for (Meaning rule : winningOrder) {
            int takes = model.diagram().and(rest, rule.matches());
            if (takes != Diagram.FALSE) {
                winners.add(new Winner(rule.rule(), rule.rule().meaning(), takes));
                rest = model.diagram().minus(rest, takes);
            }
        }
        return winners;
    }

    /** Two teams. */
    record Pair(String from, String to) {}

    /** What goes from one team to another. */
    record Moving(Set<Cause> causes, List<Integer> tickets) {
        Moving() {
            this(new LinkedHashSet<>(), new ArrayList<>());
        }
    }

    private static Map<Pair, Moving> moving(Model model, List<Winner> old, List<Winner> now) {
        Map<Pair, Moving> moving =
                new TreeMap<>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
        for (Winner loses : old) {
            for (Winner wins : now) {
                boolean moves =
                        !loses.team().equals(wins.team()) || loses.team().equals(COMPUTED);
                boolean same = loses.meaning().equals(wins.meaning());
                int tickets = moves && !same ? model.diagram().and(loses.takes(), wins.takes()) : Diagram.FALSE;
                if (tickets != Diagram.FALSE) {
                    Moving pair = moving.computeIfAbsent(new Pair(loses.team(), wins.team()), unused -> new Moving());
                    pair.causes.add(new Cause(loses.rule().id(), wins.rule().id()));
                    pair.tickets.add(tickets);
                }
            }
        }
        return moving;
    }
}
