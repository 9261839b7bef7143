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

    /** With no more rows than this, only these are combined. */
    private static final int FEW_ROWS = 4;

    /** It costs less to ask so many rules whether they are in force. */
    private static final int FEW_DATED = 16;

    private static final int GO_ON = -1;

    private final int rules;
    private final boolean firstIsLikely;
    private final Remainders remainders;
    private final Hazards hazards;
    private final Dimension[] dimensions;
    private final @Nullable Periods periods;
    private final boolean manyRows;
    private final Layout layout;
    private final boolean grouped;
    private final Row all;
    private final Row ungrouped;
    private final KeyedRules keyed;

    RuleIndex(List<Rule> winningOrder) {
        boolean dated = winningOrder.stream().filter(Remainders::isDated).count() > FEW_DATED;
        AccessPlan plan = AccessPlan.of(winningOrder, dated ? MOST_ROWS - 1 : MOST_ROWS);
        this.rules = winningOrder.size();
        this.firstIsLikely = plan.firstIsLikely() && !Remainders.isDated(winningOrder.get(0));
        this.remainders = plan.remainders();
        this.hazards = plan.hazards();
        this.layout = new Layout(rules, plan.keyed().keySet(), plan.dimensions());
        this.dimensions = plan.dimensions().stream()
                .map(tests -> new Dimension(tests, layout))
                .toArray(Dimension[]::new);
        this.periods = dated ? new Periods(winningOrder, layout) : null;
        this.manyRows = dated || dimensions.length > FEW_ROWS;
        this.grouped = layout.ungrouped().to() < layout.positions();
        this.all = new Row(Rows.full(layout.positions()), Layout.Range.NONE);
        this.ungrouped = new Row(all.words(), layout.ungrouped());
        this.keyed = new KeyedRules(plan.keyed(), remainders);
    }

    /** Tells whether most tickets are thought to meet the first rule, so that it is asked before anything is looked up. */
    boolean firstIsLikely() {
        return firstIsLikely;
    }

    /**
     * Returns the first rule in force at {@code at} that the ticket meets, or that fails on it, as a {@link Hit}.
     *
     * @param from the first place to look at
     */
    int first(Ticket ticket, Instant at, int from) {
        if (firstIsLikely && from == 0) {
            int answer = remainders.tryAll(0, ticket, at);
            if (answer != Remainders.NO) {
                return Hit.of(0, answer);
            }
        }
        if (hazards.isIn(ticket)) {
            return firstOfAll(ticket, at, from);
        }
        int found = firstOpen(ticket, at, from);
        return keyed.isEmpty() ? found : keyed.first(ticket, at, from, found);
    }

    private int firstOfAll(Ticket ticket, Instant at, int from) {
        for (int place = from; place < rules; place++) {
            int answer = remainders.tryAll(place, ticket, at);
            if (answer != Remainders.NO) {
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
        long[] aw = a.words();
        long[] bw = b.words();
        long[] cw = c.words();
        long[] dw = d.words();
        long[] ew = e.words();
        long[] fw = f.words();
        long[] gw = g.words();
        long[] hw = h.words();
        int found = walk(ungrouped, aw, bw, cw, dw, ew, fw, gw, hw, ticket, at, from, Hit.NONE);
        if (grouped) {
            long[] all = ungrouped.words();
            found = walk(a, all, bw, cw, dw, ew, fw, gw, hw, ticket, at, from, found);
            found = walk(b, aw, all, cw, dw, ew, fw, gw, hw, ticket, at, from, found);
            found = walk(c, aw, bw, all, dw, ew, fw, gw, hw, ticket, at, from, found);
            found = walk(d, aw, bw, cw, all, ew, fw, gw, hw, ticket, at, from, found);
            found = walk(e, aw, bw, cw, dw, all, fw, gw, hw, ticket, at, from, found);
            found = walk(f, aw, bw, cw, dw, ew, all, gw, hw, ticket, at, from, found);
            found = walk(g, aw, bw, cw, dw, ew, fw, all, hw, ticket, at, from, found);
            found = walk(h, aw, bw, cw, dw, ew, fw, gw, all, ticket, at, from, found);
        }
        return found;
    }

    /**
     * Walks through a group, as far as it stands before the best rule found so far. All rows are combined at once: to stop
     * after the first ones that have no bit in common would save loads, and cost more in branches that no processor
     * foresees. A row has no bits for the rules of its own group, so all bits stand for it.
     */
    private int walk(
            Row group,
            long[] a,
            long[] b,
            long[] c,
            long[] d,
            long[] e,
            long[] f,
            long[] g,
            long[] h,
            Ticket ticket,
            Instant at,
            int from,
            int found) {
        int start = group.from();
        int end = group.to();
        if (start >= end || layout.place(start) >= Hit.place(found)) {
            return found;
        }
        int position = from == 0 ? start : layout.firstAtOrAfter(from, start, end);
        long mask = -1L << position;
        for (int word = position / Long.SIZE; word * Long.SIZE < end; word++) {
            long bits = a[word] & b[word] & c[word] & d[word] & mask;
            if (manyRows) {
                bits &= e[word] & f[word] & g[word] & h[word];
            }
            mask = -1L;
            if (bits != 0) {
                int asked = ask(bits, word * Long.SIZE, end, ticket, at, found);
                if (asked != GO_ON) {
                    return asked;
                }
            }
        }
        return found;
    }

    /** Asks survivors of one word in turn. Returns what ends the walk, or {@link #GO_ON}. */
    private int ask(long survivors, int position, int end, Ticket ticket, Instant at, int found) {
        for (long bits = survivors; bits != 0; bits &= bits - 1) {
            int survivor = position + Long.numberOfTrailingZeros(bits);
            if (survivor >= end) {
                return found;
            }
            int place = layout.place(survivor);
            if (place > Hit.place(found)) {
                return found;
            }
            int answer = remainders.tryRest(place, ticket, at);
            if (answer != Remainders.NO) {
                return Hit.of(place, answer);
            }
        }
        return GO_ON;
    }

    private Row row(int dimension, Ticket ticket) {
        return dimension < dimensions.length ? dimensions[dimension].row(ticket) : all;
    }
}
