package dev.pointsman.verify;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Overlaps;
import dev.pointsman.verify.value.Atom;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Leaves;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds plain rules that could be one: the same but for the values that they list for one operand. Only where one rule in
 * their place would win exactly the same tickets.
 */
final class MergeCheck {

    private static final int MOST = 20;

    private final Model model;
    private final List<Meaning> rules;
    private final Overlaps overlaps;
    private final Collected collected;

    /** What rules have in common that differ in one operand only. */
    private record Key(
            int salience,
            @Nullable String team,
            @Nullable String reason,
            Object from,
            Object until,
            int level,
            Map<Integer, BitSet> rest) {}

    MergeCheck(Model model, List<Meaning> rules, Overlaps overlaps, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.overlaps = overlaps;
        this.collected = collected;
    }

    void run() {
        Map<Key, List<Meaning>> groups = new LinkedHashMap<>();
        for (Meaning rule : rules) {
            if (rule.isPlain()
                    && isListOfTests(rule.rule().condition())
                    && rule.projection().exact()) {
                listedLevels(rule)
                        .forEach(level -> groups.computeIfAbsent(key(rule, level), unused -> new ArrayList<>())
                                .add(rule));
            }
        }
        groups.entrySet().stream()
                .filter(group -> group.getValue().size() > 1
                        && areApart(group.getKey().level(), group.getValue())
                        && staysInPlace(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .limit(MOST)
                .forEach(group -> report(group.getKey().level(), group.getValue()));
    }

    private static boolean isListOfTests(Condition condition) {
        return condition instanceof Condition.Leaf
                || (condition instanceof Condition.All all
                        && !all.parts().isEmpty()
                        && all.parts().stream().allMatch(Condition.Leaf.class::isInstance));
    }

    private static Key key(Meaning rule, int level) {
        Map<Integer, BitSet> rest = new TreeMap<>(rule.projection().atoms());
        rest.remove(level);
        Rule one = rule.rule();
        return new Key(
                one.salience(),
                one.team().orElse(null),
                one.reason().orElse(null),
                one.effectiveFrom(),
                one.expiresAt(),
                level,
                rest);
    }

    /** Returns the levels of operands that the rule restricts to values by listing them. */
    private Stream<Integer> listedLevels(Meaning rule) {
        return rule.projection().atoms().entrySet().stream()
                .filter(entry -> model.domain().dimension(entry.getKey()) instanceof Dimension.Values values
                        && entry.getValue().stream()
                                .allMatch(atom -> values.atoms().get(atom).kind() == Atom.Kind.ONE)
                        && Leaves.of(rule.rule().condition()).stream()
                                .filter(leaf -> leaf.operand().equals(values.operand()))
                                .allMatch(leaf -> leaf instanceof Condition.Equal || leaf instanceof Condition.OneOf))
                .map(Map.Entry::getKey);
    }

    private List<@Nullable Object> values(int level, List<Meaning> group) {
        List<Atom> atoms = ((Dimension.Values) model.domain().dimension(level)).atoms();
        BitSet all = new BitSet();
        group.forEach(
                rule -> all.or(Objects.requireNonNull(rule.projection().atoms().get(level))));
        List<@Nullable Object> values = new ArrayList<>();
        all.stream().forEach(atom -> values.add(atoms.get(atom).value()));
        return values;
    }

    private static boolean areApart(int level, List<Meaning> group) {
        BitSet seen = new BitSet();
        for (Meaning rule : group) {
            BitSet mine = Objects.requireNonNull(rule.projection().atoms().get(level));
            if (mine.intersects(seen)) {
                return false;
            }
            seen.or(mine);
        }
        return true;
    }

    /** Tells whether one rule instead of these stands on the same side of every rule of another team that it meets. */
    private boolean staysInPlace(Key key, List<Meaning> group) {
        Rule merged = merged(key.level(), group);
        for (Meaning rule : group) {
            BitSet beside = overlaps.of(rule.projection());
            for (int place = beside.nextSetBit(0); place >= 0; place = beside.nextSetBit(place + 1)) {
                Meaning other = rules.get(place);
                if (group.contains(other) || other.hasTeamOf(rule)) {
                    continue;
                }
                boolean before = Rule.WINNING_ORDER.compare(other.rule(), rule.rule()) < 0;
                if (before != Rule.WINNING_ORDER.compare(other.rule(), merged) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private Rule merged(int level, List<Meaning> group) {
        Rule first = group.get(0).rule();
        Dimension.Values values = (Dimension.Values) model.domain().dimension(level);
        List<Condition> parts = new ArrayList<>();
        for (Condition part :
                first.condition() instanceof Condition.All all ? all.parts() : List.of(first.condition())) {
            boolean listing =
                    part instanceof Condition.Leaf leaf && leaf.operand().equals(values.operand());
            parts.add(listing ? new Condition.OneOf(values.operand(), values(level, group)) : part);
        }
        return Rule.builder(first.id(), first.position(), first.source())
                .salience(first.salience())
                .condition(parts.size() == 1 ? parts.get(0) : new Condition.All(parts))
                .team(first.team().orElse(null))
                .build();
    }

    private void report(int level, List<Meaning> group) {
        Dimension.Values operand = (Dimension.Values) model.domain().dimension(level);
        List<String> others = group.stream().skip(1).map(Meaning::id).toList();
        String list = new Condition.OneOf(operand.operand(), values(level, group)).text();
        collected.count(IssueCode.MERGEABLE, Verdict.PROVEN);
        collected.add(Finding.proven(
                Collected.issue(
                        IssueCode.MERGEABLE,
                        group.get(0).rule(),
                        "it differs from " + (others.size() == 1 ? "rule " : "the rules ") + Phrases.rules(others)
                                + " only in " + operand.operand().text(),
                        "Write one rule with " + list + "."),
                others));
    }
}
