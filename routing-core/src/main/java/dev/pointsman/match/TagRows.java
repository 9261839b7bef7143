package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of the tags: a rule that demands a tag is ruled out unless the ticket has it, one that forbids a tag is ruled
 * out if the ticket has it. A rule that demands several is filed under the first, its condition sees to the others.
 * Immutable.
 */
final class TagRows {

    private final long[] undemanding;
    private final Map<String, long[]> demanded = new HashMap<>();
    private final Map<String, long[]> forbidden = new HashMap<>();

    /**
     * A demand of one rule.
     *
     * @param rule the place of the rule in winning order
     * @param forbids whether the tag must be missing
     */
    record Demand(int rule, String tag, boolean forbids) {

        /** Reads {@code tags contains "x"} or its negation; null when the condition is anything else. */
        static @org.jspecify.annotations.Nullable Demand of(int rule, Condition condition) {
            boolean forbids = condition instanceof Condition.Not;
            Condition part = condition instanceof Condition.Not not ? not.part() : condition;
            boolean tags = part instanceof Condition.Contains contains && !Dimension.suits(contains.operand());
            return tags ? new Demand(rule, ((Condition.Contains) part).part(), forbids) : null;
        }
    }

    TagRows(List<Demand> demands, int rules) {
        undemanding = Bits.full(rules);
        for (Demand demand : demands) {
            boolean filed = (undemanding[demand.rule() >>> 6] & (1L << (demand.rule() & 63))) == 0;
            if (demand.forbids()) {
                Bits.set(row(forbidden, demand.tag(), rules), demand.rule());
            } else if (!filed) {
                Bits.set(row(demanded, demand.tag(), rules), demand.rule());
                Bits.clear(undemanding, demand.rule());
            }
        }
    }

    private static long[] row(Map<String, long[]> rows, String tag, int rules) {
        return rows.computeIfAbsent(tag, key -> new long[Bits.words(rules)]);
    }

    /** Tells whether no rule tests tags. */
    boolean isIdle() {
        return demanded.isEmpty() && forbidden.isEmpty();
    }

    /** Returns the rules that these tags do not rule out. The array must not be changed. */
    long[] row(Set<String> tags) {
        long[] result = undemanding;
        boolean own = false;
        for (String tag : tags) {
            long[] asked = demanded.get(tag);
            long[] against = forbidden.get(tag);
            if ((asked != null || against != null) && !own) {
                result = undemanding.clone();
                own = true;
            }
            if (asked != null) {
                for (int w = 0; w < result.length; w++) {
                    result[w] |= asked[w];
                }
            }
        }
        if (own && !forbidden.isEmpty()) {
            forbid(tags, result);
        }
        return result;
    }

    private void forbid(Set<String> tags, long[] result) {
        for (String tag : tags) {
            long[] against = forbidden.get(tag);
            if (against != null) {
                for (int w = 0; w < result.length; w++) {
                    result[w] &= ~against[w];
                }
            }
        }
    }
}
