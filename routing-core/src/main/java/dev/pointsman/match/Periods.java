package dev.pointsman.match;

import dev.pointsman.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The rows of time: for each period in which the same rules are in force, those rules. Immutable. */
final class Periods {

    /** More rows than this would not fit into caches; beyond, neighbours share one and prove nothing. */
    private static final int MOST_ROWS = 2048;

    private final Instant[] bounds;
    private final Row[] rows;

    Periods(List<Rule> winningOrder, Layout layout) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Rule rule : winningOrder) {
            instants.add(rule.effectiveFrom());
            instants.add(rule.expiresAt());
        }
        instants.remove(Instant.MIN);
        instants.remove(Instant.MAX);
        this.bounds = instants.toArray(Instant[]::new);
        this.rows = new Row[Math.min(bounds.length + 1, Math.min(MOST_ROWS, Rows.most(layout.rules())))];
        Rows.Editor row = new Rows.Editor(Rows.full(layout.positions()));
        List<List<Integer>> begins = lists();
        List<List<Integer>> ends = lists();
        for (int place = 0; place < winningOrder.size(); place++) {
            Rule rule = winningOrder.get(place);
            int first = shared(period(rule.effectiveFrom()));
            int last = rule.expiresAt().equals(Instant.MAX)
                    ? rows.length - 1
                    : shared(Math.max(period(rule.effectiveFrom()), period(rule.expiresAt()) - 1));
            if (first > 0) {
                layout.forEachPosition(place, position -> row.set(position, false));
                begins.get(first).add(place);
            }
            if (last < rows.length - 1) {
                ends.get(last).add(place);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            begins.get(i).forEach(place -> layout.forEachPosition(place, position -> row.set(position, true)));
            rows[i] = new Row(row.row(), Layout.Range.NONE);
            ends.get(i).forEach(place -> layout.forEachPosition(place, position -> row.set(position, false)));
        }
    }

    private List<List<Integer>> lists() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** Returns how many bounds are not after an instant. */
    private int period(Instant at) {
        int found = Arrays.binarySearch(bounds, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int shared(int period) {
        return (int) ((long) period * rows.length / (bounds.length + 1));
    }

    /** Returns the rules that are in force. */
    Row row(Instant at) {
        return rows[shared(period(at))];
    }
}
