package dev.pointsman.match;

import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule that a ticket meets. Immutable and thread-safe; a look-up allocates nothing.
 *
 * <p>This is packet classification by bit vectors (Lakshman and Stiliadis, "High-speed policy-based packet forwarding
 * using efficient multi-dimensional range matching", SIGCOMM 1998): rules stand in winning order, a tested operand has a
 * row of bits for each of its values, and the rows that a ticket selects are combined with AND, word by word, until the
 * first bit survives. With n rules and d operands a look-up costs at most d hash look-ups and d * n / 64 steps, and in
 * practice stops at the first matching rule, or looks through the {@link Layout groups} of the ticket's values only. Which operands have rows is chosen by {@link AccessPlan}; what rows prove is
 * not asked again, the rest of a rule's condition is asked when the rule survives. Rules for which rows would be of
 * little use are {@link KeyedRules}.
 *
 * <p>Conditions that can fail (as they do in Drools) must fail in the index too, so a rule is filtered only by what stands
 * before the first part that could fail; and a ticket with an attribute of a type that some rule does not expect is
 * decided by asking all rules in turn.
 */
final class RuleIndex {

    /** So many rows are combined; the last one is of time if need be. */
    private static final int MOST_ROWS = 8;

    /** It costs less to ask so many rules whether they are in force. */
    private static final int FEW_DATED = 16;

    private final int rules;
    private final Entry[] entries;
    private final Hazards hazards;
    private final Dimension[] dimensions;
    private final @Nullable Periods periods;
    private final Layout layout;
    private final boolean grouped;
    private final Row all;
    private final KeyedRules keyed;

    RuleIndex(List<Rule> winningOrder) {
        boolean dated = winningOrder.stream().filter(Entry::isDated).count() > FEW_DATED;
        AccessPlan plan = AccessPlan.of(winningOrder, dated ? MOST_ROWS - 1 : MOST_ROWS);
        this.rules = winningOrder.size();
        this.entries = plan.entries();
        this.hazards = plan.hazards();
        this.layout = new Layout(rules, plan.keyed().keySet(), plan.dimensions());
        this.dimensions = plan.dimensions().stream()
                .map(tests -> new Dimension(tests, layout))
                .toArray(Dimension[]::new);
        this.periods = dated ? new Periods(winningOrder, layout) : null;
        this.grouped = layout.ungrouped().to() < layout.positions();
        this.all = new Row(Rows.full(layout.positions()), Layout.Range.NONE);
        this.keyed = new KeyedRules(plan.keyed(), entries);
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
        Row a = row(0, ticket);
        Row b = row(1, ticket);
        Row c = row(2, ticket);
        Row d = row(3, ticket);
        Row e = row(4, ticket);
        Row f = row(5, ticket);
        Row g = row(6, ticket);
        Row h = periods == null ? row(7, ticket) : periods.row(at);
        int found = walk(
                a.words(),
                b.words(),
                c.words(),
                d.words(),
                e.words(),
                f.words(),
                g.words(),
                h.words(),
                0,
                layout.ungrouped().to(),
                ticket,
                at,
                from,
                Hit.NONE);
        if (grouped) {
            if (isWorth(a, found)) {
                found = walk(
                        all.words(),
                        b.words(),
                        c.words(),
                        d.words(),
                        e.words(),
                        f.words(),
                        g.words(),
                        h.words(),
                        a.from(),
                        a.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(b, found)) {
                found = walk(
                        a.words(),
                        all.words(),
                        c.words(),
                        d.words(),
                        e.words(),
                        f.words(),
                        g.words(),
                        h.words(),
                        b.from(),
                        b.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(c, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        all.words(),
                        d.words(),
                        e.words(),
                        f.words(),
                        g.words(),
                        h.words(),
                        c.from(),
                        c.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(d, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        c.words(),
                        all.words(),
                        e.words(),
                        f.words(),
                        g.words(),
                        h.words(),
                        d.from(),
                        d.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(e, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        c.words(),
                        d.words(),
                        all.words(),
                        f.words(),
                        g.words(),
                        h.words(),
                        e.from(),
                        e.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(f, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        c.words(),
                        d.words(),
                        e.words(),
                        all.words(),
                        g.words(),
                        h.words(),
                        f.from(),
                        f.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(g, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        c.words(),
                        d.words(),
                        e.words(),
                        f.words(),
                        all.words(),
                        h.words(),
                        g.from(),
                        g.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
            if (isWorth(h, found)) {
                found = walk(
                        a.words(),
                        b.words(),
                        c.words(),
                        d.words(),
                        e.words(),
                        f.words(),
                        g.words(),
                        all.words(),
                        h.from(),
                        h.to(),
                        ticket,
                        at,
                        from,
                        found);
            }
        }
        return found;
    }

    /** Tells whether a row has a group that begins before the best rule found so far. */
    private boolean isWorth(Row row, int found) {
        return row.from() < row.to() && layout.place(row.from()) < Hit.place(found);
    }

    /** Walks through the positions of a group, as far as they stand before the best rule found so far. */
    private int walk(
            long[] a,
            long[] b,
            long[] c,
            long[] d,
            long[] e,
            long[] f,
            long[] g,
            long[] h,
            int start,
            int end,
            Ticket ticket,
            Instant at,
            int from,
            int found) {
        int position = from == 0 ? start : layout.firstAtOrAfter(from, start, end);
        long mask = -1L << position;
        for (int word = position / Long.SIZE; word * Long.SIZE < end; word++) {
            long bits = a[word] & b[word] & mask;
            mask = -1L;
            if (bits != 0) {
                bits &= c[word] & d[word];
            }
            if (bits != 0) {
                bits &= e[word] & f[word] & g[word] & h[word];
            }
            while (bits != 0) {
                int survivor = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                if (survivor >= end) {
                    return found;
                }
                int place = layout.place(survivor);
                if (place > Hit.place(found)) {
                    return found;
                }
                int answer = entries[place].tryRest(ticket, at);
                if (answer != Entry.NO) {
                    return Hit.of(place, answer);
                }
                bits &= bits - 1;
            }
        }
        return found;
    }

    private Row row(int dimension, Ticket ticket) {
        return dimension < dimensions.length ? dimensions[dimension].row(ticket) : all;
    }
}
