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
    private final Remainders remainders;
    private final Hazards hazards;
    private final Dimension[] dimensions;
    private final @Nullable Periods periods;
    private final Layout layout;
    private final boolean grouped;
    private final Row all;
    private final Row ungrouped;
    private final KeyedRules keyed;

    RuleIndex(List<Rule> winningOrder) {
        boolean dated = winningOrder.stream().filter(Remainders::isDated).count() > FEW_DATED;
        AccessPlan plan = AccessPlan.of(winningOrder, dated ? MOST_ROWS - 1 : MOST_ROWS);
        this.rules = winningOrder.size();
        this.remainders = plan.remainders();
        this.hazards = plan.hazards();
        this.layout = new Layout(rules, plan.keyed().keySet(), plan.dimensions());
        this.dimensions = plan.dimensions().stream()
                .map(tests -> new Dimension(tests, layout))
                .toArray(Dimension[]::new);
        this.periods = dated ? new Periods(winningOrder, layout) : null;
        this.grouped = layout.ungrouped().to() < layout.positions();
        this.all = new Row(Rows.full(layout.positions()), Layout.Range.NONE);
        this.ungrouped = new Row(all.words(), layout.ungrouped());
        this.keyed = new KeyedRules(plan.keyed(), remainders);
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
        int found = walk(a, b, c, d, e, f, g, h, ungrouped, ticket, at, from, Hit.NONE);
        if (grouped) {
            found = walk(a, b, c, d, e, f, g, h, a, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, b, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, c, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, d, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, e, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, f, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, g, ticket, at, from, found);
            found = walk(a, b, c, d, e, f, g, h, h, ticket, at, from, found);
        }
        return found;
    }

    /**
     * Walks through the group of one row, as far as it stands before the best rule found so far. A row has no bits for
     * the rules of its own groups, so it is left out in them.
     */
    private int walk(
            Row a,
            Row b,
            Row c,
            Row d,
            Row e,
            Row f,
            Row g,
            Row h,
            Row own,
            Ticket ticket,
            Instant at,
            int from,
            int found) {
        int end = own.to();
        if (own.from() >= end || layout.place(own.from()) >= Hit.place(found)) {
            return found;
        }
        long[] aw = wordsWithout(own, a);
        long[] bw = wordsWithout(own, b);
        long[] cw = wordsWithout(own, c);
        long[] dw = wordsWithout(own, d);
        long[] ew = wordsWithout(own, e);
        long[] fw = wordsWithout(own, f);
        long[] gw = wordsWithout(own, g);
        long[] hw = wordsWithout(own, h);
        int position = from == 0 ? own.from() : layout.firstAtOrAfter(from, own.from(), end);
        long mask = -1L << position;
        for (int word = position / Long.SIZE; word * Long.SIZE < end; word++) {
            long bits = aw[word] & bw[word] & mask;
            mask = -1L;
            if (bits != 0) {
                bits &= cw[word] & dw[word];
            }
            if (bits != 0) {
                bits &= ew[word] & fw[word] & gw[word] & hw[word];
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
                int answer = remainders.tryRest(place, ticket, at);
                if (answer != Remainders.NO) {
                    return Hit.of(place, answer);
                }
                bits &= bits - 1;
            }
        }
        return found;
    }

    private long[] wordsWithout(Row own, Row row) {
        return row == own ? all.words() : row.words();
    }

    private Row row(int dimension, Ticket ticket) {
        return dimension < dimensions.length ? dimensions[dimension].row(ticket) : all;
    }
}
