package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the tags: a rule that demands a tag is ruled out unless the ticket has it, one that forbids a tag is ruled
 * out if the ticket has it. A rule that demands several is filed under the first, its condition sees to the others.
 * Immutable.
 */
final class TagRows {

    private static final Row[] NONE = {};

    private final long[] undemanding;
    private final Map<String, Row> rows = new HashMap<>();

    /**
     * A demand of one rule.
     *
     * @param rule the place of the rule in winning order
     * @param forbids whether the tag must be missing
     */
    record Demand(int rule, String tag, boolean forbids) {

        /** Reads {@code tags contains "x"} or its negation; null when the condition is anything else. */
        static @Nullable Demand of(int rule, Condition condition) {
            boolean forbids = condition instanceof Condition.Not;
            Condition part = condition instanceof Condition.Not not ? not.part() : condition;
            boolean tags = part instanceof Condition.Contains contains && !Dimension.suits(contains.operand());
            return tags ? new Demand(rule, ((Condition.Contains) part).part(), forbids) : null;
        }
    }

    /** The rules that demand one tag, and those that forbid it. */
    private static final class Row {
        private final long[] demanding;
        private final long[] forbidding;

        private Row(int rules) {
            demanding = new long[Bits.words(rules)];
            forbidding = new long[Bits.words(rules)];
        }
    }

    TagRows(List<Demand> demands, int rules) {
        undemanding = Bits.full(rules);
        for (Demand demand : demands) {
            Row row = rows.computeIfAbsent(demand.tag(), tag -> new Row(rules));
            if (demand.forbids()) {
                Bits.set(row.forbidding, demand.rule());
            } else if (Bits.contains(undemanding, demand.rule())) {
                Bits.set(row.demanding, demand.rule());
                Bits.clear(undemanding, demand.rule());
            }
        }
    }

    /** Tells whether no rule tests tags. */
    boolean isIdle() {
        return rows.isEmpty();
    }

    /** Selects the rows of a ticket's tags. */
    Selected select(Set<String> tags) {
        if (tags.isEmpty()) {
            return new Selected(undemanding, NONE, 0);
        }
        Row[] selected = new Row[tags.size()];
        int count = 0;
        for (String tag : tags) {
            Row row = rows.get(tag);
            if (row != null) {
                selected[count++] = row;
            }
        }
        return new Selected(undemanding, selected, count);
    }

    /** The rules that the tags of one ticket do not rule out, word by word. Confined to one thread. */
    static final class Selected {
        private final long[] undemanding;
        private final Row[] rows;
        private final int count;

        private Selected(long[] undemanding, Row[] rows, int count) {
            this.undemanding = undemanding;
            this.rows = rows;
            this.count = count;
        }

        long word(int word) {
            long possible = undemanding[word];
            long forbidden = 0;
            for (int i = 0; i < count; i++) {
                possible |= rows[i].demanding[word];
                forbidden |= rows[i].forbidding[word];
            }
            return possible & ~forbidden;
        }
    }
}
