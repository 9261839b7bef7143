package dev.pointsman.verify;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets two rule sets send to different teams. Only pairs of winners are looked at of which one was changed: two
 * rules that stand in both stand in the same order in both. Immutable.
 *
 * @param changes the largest first
 * @param open questions that were left open, in words
 */
public record Comparison(List<Change> changes, List<String> open) {

    private static final int MOST_REGIONS = 6;

    /** Checks and copies. */
    public Comparison {
        changes = List.copyOf(changes);
        open = List.copyOf(open);
    }

    /**
     * Compares two rule sets on tickets that keep to the schema of at least one of them.
     *
     * @param from the first instant that counts
     */
    public static Comparison of(RuleSet before, RuleSet after, Instant from) {
        return of(before, after, from, Verifier.NODES, Verifier.TIME);
    }

    /**
     * As {@link #of(RuleSet, RuleSet, Instant)}, with a budget.
     *
     * @param nodes how many nodes a diagram may have
     * @param time how long it may take; what is not decided by then is left open
     */
    public static Comparison of(RuleSet before, RuleSet after, Instant from, int nodes, Duration time) {
        Objects.requireNonNull(from, "from");
        List<Rule> old = Domain.effective(before, from);
        List<Rule> now = Domain.effective(after, from);
        List<Rule> all = new ArrayList<>(old);
        all.addAll(now);
        Budget budget = new Budget(nodes, time);
        try {
            Model model = new Model(Domain.of(all, List.of(before.schema(), after.schema()), from), 2, budget);
            return new Pairing(model, model.meanings(old), model.meanings(now)).comparison();
        } catch (Budget.SpentException | StackOverflowError e) {
            return new Comparison(List.of(), List.of("the rules are too large to compare"));
        }
    }

    /** Goes through the pairs of winners. Confined to one thread. */
    private static final class Pairing {
        private final Model model;
        private final List<Meaning> old;
        private final List<Meaning> now;
        private final Overlaps overOld;
        private final Overlaps overNow;
        private final Boxes boxes;
        private final RegionText texts;
        private final List<Change> changes = new ArrayList<>();
        private final List<String> open = new ArrayList<>();

        Pairing(Model model, List<Meaning> old, List<Meaning> now) {
            this.model = model;
            this.old = old;
            this.now = now;
            this.overOld = new Overlaps(old);
            this.overNow = new Overlaps(now);
            this.boxes = new Boxes(model.diagram(), model.domain().known());
            this.texts = new RegionText(model.domain());
        }

        /** What makes a rule the same in both rule sets: where it stands, what it matches, and whom it names. */
        private record Same(
                String id,
                int salience,
                Object condition,
                int matches,
                @Nullable String team) {
            static Same of(Meaning meaning) {
                Rule rule = meaning.rule();
                return new Same(
                        rule.id(),
                        rule.salience(),
                        rule.condition(),
                        meaning.matches(),
                        rule.team().orElse(null));
            }
        }

        Comparison comparison() {
            Set<Same> stays = new HashSet<>(old.stream().map(Same::of).toList());
            stays.retainAll(now.stream().map(Same::of).toList());
            for (Meaning winner : old) {
                boolean kept = stays.contains(Same.of(winner));
                BitSet beside = overNow.of(winner.projection());
                for (int place = beside.nextSetBit(0); place >= 0; place = beside.nextSetBit(place + 1)) {
                    Meaning next = now.get(place);
                    if (!next.hasTeamOf(winner) && !(kept && stays.contains(Same.of(next)))) {
                        compare(winner, next);
                    }
                }
            }
            changes.sort(Comparator.comparingDouble((Change change) -> -change.share())
                    .thenComparing(change -> change.from().id())
                    .thenComparing(change -> change.to().id()));
            return new Comparison(changes, open);
        }

        private static List<Meaning> stronger(Meaning rule, List<Meaning> rules, Overlaps overlaps) {
            return overlaps.of(rule.projection()).stream()
                    .takeWhile(place -> place < rule.place())
                    .mapToObj(rules::get)
                    .toList();
        }

        private void compare(Meaning winner, Meaning next) {
            List<Meaning> stronger = new ArrayList<>(stronger(winner, old, overOld));
            stronger.addAll(stronger(next, now, overNow));
            List<Integer> outside =
                    new ArrayList<>(stronger.stream().map(Meaning::matches).toList());
            int[] both = {winner.matches(), next.matches()};
            List<Region> regions = new ArrayList<>();
            Witness first = null;
            Questions.Answer answer = ask(both, outside);
            while (answer instanceof Questions.Answer.Found found && regions.size() < MOST_REGIONS) {
                first = first == null ? found.witness() : first;
                Map<Integer, BitSet> box = widened(found, both, stronger);
                regions.add(texts.region(box));
                outside.add(boxes.set(box));
                answer = ask(both, outside);
            }
            if (answer instanceof Questions.Answer.Open left) {
                open.add("whether tickets go from rule \"" + winner.id() + "\" to rule \"" + next.id() + "\": "
                        + left.why());
            }
            if (first != null) {
                regions.sort(Comparator.comparingDouble(region -> -region.share()));
                changes.add(new Change(
                        winner.rule(),
                        next.rule(),
                        regions,
                        answer instanceof Questions.Answer.None,
                        first,
                        !winner.isPlain() || !next.isPlain()));
            }
        }

        private Questions.Answer ask(int[] both, List<Integer> outside) {
            return model.questions()
                    .askKnown(both, outside.stream().mapToInt(Integer::intValue).toArray());
        }

        private Map<Integer, BitSet> widened(Questions.Answer.Found found, int[] both, List<Meaning> stronger) {
            int[] place = new Classification(model.domain())
                    .of(found.witness().ticket(), found.witness().at(), found.sessions());
            List<Integer> order = IntStream.range(0, place.length)
                    .map(level -> place.length - 1 - level)
                    .boxed()
                    .toList();
            return boxes.widen(place, inside(place, model.diagram().and(both[0], both[1])), stronger, order);
        }

        /** Returns a box of a set that holds a ticket. */
        private Map<Integer, BitSet> inside(int[] place, int set) {
            for (Map<Integer, BitSet> box : boxes.of(set)) {
                if (box.entrySet().stream().allMatch(entry -> entry.getValue().get(place[entry.getKey()]))) {
                    return box;
                }
            }
            Map<Integer, BitSet> alone = new TreeMap<>();
            for (int level = 0; level < place.length; level++) {
                BitSet one = new BitSet();
                one.set(place[level]);
                alone.put(level, one);
            }
            return alone;
        }
    }
}
