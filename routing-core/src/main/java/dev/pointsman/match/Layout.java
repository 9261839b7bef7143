package dev.pointsman.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * In which order rules stand in rows. Few rules stand in winning order. Many are grouped by the rarest value that each
 * demands (a rule that accepts several stands in several groups), so that for a ticket only the groups of its own values
 * have to be looked through, and the group of the rules that demand none. Within a group rules stand in winning order.
 * Grouping by a value is what decision trees for packet classification begin with (Gupta and McKeown, "Packet
 * classification using hierarchical intelligent cuttings", 1999); here it goes one level deep. Immutable.
 */
final class Layout {

    /** Looking through so many rules takes less time than looking up groups. */
    private static final int FEW = 1024;

    private static final int MOST_COPIES = 8;

    private final int[] placeAt;
    private final int[] firstPosition;
    private final int[] nextPosition;
    private final @Nullable Grouped[] grouping;
    private final Range ungrouped;
    private final Map<OperandTests, Map<Object, Range>> ranges = new HashMap<>();

    /**
     * Positions of a group.
     *
     * @param from the first
     * @param to behind the last
     */
    record Range(int from, int to) {
        static final Range NONE = new Range(0, 0);
    }

    /**
     * In which groups a rule stands.
     *
     * @param by the operand of whose values there are groups
     * @param values those that the rule accepts
     * @param share of the tickets that have one of them, as far as one can estimate
     */
    record Grouped(OperandTests by, List<Object> values, double share) {}

    /**
     * Lays rules out.
     *
     * @param rules how many there are
     * @param keyed the places of rules that stand in no row
     * @param dimensions which have rows
     */
    Layout(int rules, Set<Integer> keyed, List<OperandTests> dimensions) {
        this.grouping = grouping(rules, dimensions);
        List<Integer> rest = new ArrayList<>();
        Map<OperandTests, Map<Object, List<Integer>>> groups = new LinkedHashMap<>();
        dimensions.forEach(tests -> groups.put(tests, new LinkedHashMap<>()));
        for (int place = 0; place < rules; place++) {
            Grouped grouped = grouping[place];
            if (keyed.contains(place)) {
                continue;
            }
            if (grouped == null) {
                rest.add(place);
                continue;
            }
            Map<Object, List<Integer>> ofValues = groups.getOrDefault(grouped.by(), Map.of());
            for (Object value : grouped.values()) {
                ofValues.computeIfAbsent(value, none -> new ArrayList<>()).add(place);
            }
        }
        int positions = rest.size();
        for (Map<Object, List<Integer>> ofValues : groups.values()) {
            for (List<Integer> group : ofValues.values()) {
                positions = start(positions, group.size()) + group.size();
            }
        }
        this.placeAt = new int[positions];
        this.nextPosition = new int[positions];
        this.firstPosition = new int[rules];
        Arrays.fill(firstPosition, -1);
        this.ungrouped = put(rest, 0);
        int from = ungrouped.to();
        for (OperandTests tests : dimensions) {
            Map<Object, Range> ofValues = new HashMap<>();
            for (Map.Entry<Object, List<Integer>> group :
                    groups.getOrDefault(tests, Map.of()).entrySet()) {
                Range range = put(group.getValue(), from);
                ofValues.put(group.getKey(), range);
                from = range.to();
            }
            ranges.put(tests, ofValues);
        }
    }

    /**
     * Returns by which operand each rule is grouped: by the one whose value is the rarest, or by none.
     *
     * @param rules how many there are
     * @param dimensions which have rows
     */
    static @Nullable Grouped[] grouping(int rules, List<OperandTests> dimensions) {
        @Nullable Grouped[] grouping = new Grouped[rules];
        if (rules > FEW) {
            dimensions.forEach(tests -> choose(tests, grouping));
        }
        return grouping;
    }

    private static void choose(OperandTests tests, @Nullable Grouped[] grouping) {
        for (OperandTests.Accepted rule : tests.accepted()) {
            boolean groups = !tests.isOrdered()
                    && !rule.elsewhere()
                    && !rule.absent()
                    && !rule.exceptions().isEmpty()
                    && rule.exceptions().size() <= MOST_COPIES;
            Grouped other = grouping[rule.rule()];
            double share = tests.share(rule);
            if (groups && (other == null || share < other.share())) {
                grouping[rule.rule()] = new Grouped(tests, rule.exceptions(), share);
            }
        }
    }

    /** Returns where a group starts, not before {@code from}: if it fits into one word it does not stand in two. */
    private static int start(int from, int size) {
        boolean fits = from % Long.SIZE + size <= Long.SIZE;
        return fits || size > Long.SIZE ? from : (from / Long.SIZE + 1) * Long.SIZE;
    }

    private Range put(List<Integer> places, int from) {
        int start = start(from, places.size());
        int position = start;
        for (int place : places) {
            placeAt[position] = place;
            nextPosition[position] = firstPosition[place];
            firstPosition[place] = position++;
        }
        return new Range(start, position);
    }

    /** Returns how many rules there are. */
    int rules() {
        return firstPosition.length;
    }

    /** Tells whether a rule stands in groups of this operand's values; then it needs no bits in its rows. */
    boolean isGrouped(int place, OperandTests tests) {
        return isBy(grouping[place], tests);
    }

    /** Tells whether a rule that is so grouped stands in groups of this operand's values. */
    static boolean isBy(@Nullable Grouped grouped, OperandTests tests) {
        return grouped != null && grouped.by() == tests;
    }

    /** Returns how many positions there are. */
    int positions() {
        return placeAt.length;
    }

    /** Returns the place in winning order of the rule at a position. */
    int place(int position) {
        return placeAt[position];
    }

    /** Returns the first position in a group whose rule stands at {@code place} or behind it; {@code end} if none does. */
    int firstAtOrAfter(int place, int start, int end) {
        int found = Arrays.binarySearch(placeAt, start, end, place);
        return found < 0 ? -found - 1 : found;
    }

    /** Shows all positions of a rule. */
    void forEachPosition(int place, IntConsumer consumer) {
        for (int position = firstPosition[place]; position >= 0; position = nextPosition[position]) {
            consumer.accept(position);
        }
    }

    /** Returns the group of the rules that demand none of the values that make groups. */
    Range ungrouped() {
        return ungrouped;
    }

    /** Returns the group of the rules that demand this value. */
    Range range(OperandTests tests, Object value) {
        return ranges.getOrDefault(tests, Map.of()).getOrDefault(value, Range.NONE);
    }
}
