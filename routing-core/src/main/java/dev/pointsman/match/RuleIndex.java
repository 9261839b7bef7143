package dev.pointsman.match;

import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;

/**
 * Finds the first rule that a ticket meets. Immutable and thread-safe; a look-up allocates nothing.
 *
 * <p>This is packet classification by bit vectors (Lakshman and Stiliadis, "High-speed policy-based packet forwarding
 * using efficient multi-dimensional range matching", SIGCOMM 1998): rules stand in winning order, a tested operand has a
 * row of bits for each of its values, and the rows that a ticket selects are combined with AND, word by word, until the
 * first bit survives. With n rules and d operands a look-up costs at most d hash look-ups and d * n / 64 steps, and in
 * practice stops at the first matching rule. Which operands have rows is chosen by {@link AccessPlan}; what rows prove is
 * not asked again, the rest of a rule's condition is asked when the rule survives. Rules for which rows would be of
 * little use are {@link KeyedRules}.
 *
 * <p>Conditions that can fail (as they do in Drools) must fail in the index too, so a rule is filtered only by what stands
 * before the first part that could fail; and a ticket with an attribute of a type that some rule does not expect is
 * decided by asking all rules in turn.
 */
final class RuleIndex {

    private final int rules;
    private final Entry[] entries;
    private final Hazards hazards;
    private final Dimension[] dimensions;
    private final long[][] open;
    private final KeyedRules keyed;

    RuleIndex(List<Rule> winningOrder) {
        AccessPlan plan = AccessPlan.of(winningOrder);
        this.rules = winningOrder.size();
        this.entries = plan.entries();
        this.hazards = plan.hazards();
        this.dimensions = plan.dimensions().stream()
                .map(tests -> new Dimension(tests, rules))
                .toArray(Dimension[]::new);
        this.keyed = new KeyedRules(plan.keyed(), entries);
        Rows.Editor unkeyed = new Rows.Editor(Rows.full(rules));
        plan.keyed().keySet().forEach(place -> unkeyed.set(place, false));
        this.open = unkeyed.row();
    }

    /**
     * Returns the first rule in force at {@code at} that the ticket meets, or that fails on it, as a {@link Hit}.
     *
     * @param from the first place to look at
     */
    int first(Ticket ticket, Instant at, int from) {
        if (hazards.isIn(ticket)) {
            return firstOfAll(ticket, at, from);
        }
        int found = firstOpen(ticket, at, from);
        return keyed.isEmpty() ? found : keyed.first(ticket, at, from, found);
    }

    private int firstOfAll(Ticket ticket, Instant at, int from) {
        for (int place = from; place < rules; place++) {
            int answer = entries[place].tryAll(ticket, at);
            if (answer != Entry.NO) {
                return Hit.of(place, answer);
            }
        }
        return Hit.NONE;
    }

    /** Looks rows up one by one, not into an array: nothing is allocated, and the processor overlaps the look-ups. */
    private int firstOpen(Ticket ticket, Instant at, int from) {
        long[][] a = row(0, ticket);
        long[][] b = row(1, ticket);
        long[][] c = row(2, ticket);
        long[][] d = row(3, ticket);
        long[][] e = row(4, ticket);
        long[][] f = row(5, ticket);
        long[][] g = row(6, ticket);
        long[][] h = row(7, ticket);
        int word = from / Long.SIZE % Rows.CHUNK_WORDS;
        long mask = -1L << from;
        for (int chunk = from / Long.SIZE / Rows.CHUNK_WORDS; chunk < open.length; chunk++) {
            long[] ai = a[chunk];
            long[] bi = b[chunk];
            long[] ci = c[chunk];
            long[] di = d[chunk];
            long[] ei = e[chunk];
            long[] fi = f[chunk];
            long[] gi = g[chunk];
            long[] hi = h[chunk];
            long[] oi = open[chunk];
            for (; word < oi.length; word++) {
                long bits = ai[word] & bi[word] & mask;
                mask = -1L;
                if (bits != 0) {
                    bits &= ci[word] & di[word];
                }
                if (bits != 0) {
                    bits &= ei[word] & fi[word] & gi[word] & hi[word] & oi[word];
                }
                while (bits != 0) {
                    int place = (chunk * Rows.CHUNK_WORDS + word) * Long.SIZE + Long.numberOfTrailingZeros(bits);
                    int answer = entries[place].tryRest(ticket, at);
                    if (answer != Entry.NO) {
                        return Hit.of(place, answer);
                    }
                    bits &= bits - 1;
                }
            }
            word = 0;
        }
        return Hit.NONE;
    }

    private long[][] row(int dimension, Ticket ticket) {
        return dimension < dimensions.length ? dimensions[dimension].row(ticket) : open;
    }
}
