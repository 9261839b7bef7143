package dev.pointsman.verify;

import dev.pointsman.Router;
import dev.pointsman.decision.Outcome;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.finding.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts over sample tickets what only the fallback takes, and in which gaps it lies. Keeps counts and a few ids, however
 * many tickets there are. Confined to one thread.
 */
public final class GapTickets {

    private static final int EXAMPLES = 3;

    private final Router router;
    private final Gaps gaps;
    private final List<Fact> facts;
    private final Instant at;
    private final Map<Region, Tally> inGaps = new LinkedHashMap<>();
    private final Tally fallback = new Tally();
    private final Tally elsewhere = new Tally();
    private final Tally outside = new Tally();
    private long total;

    private static final class Tally {
        private final List<String> examples = new ArrayList<>();
        private long tickets;

        void add(Ticket ticket) {
            tickets++;
            if (examples.size() < EXAMPLES) {
                examples.add(ticket.id());
            }
        }

        Count count() {
            return new Count(tickets, examples);
        }
    }

    /**
     * How many tickets. Immutable.
     *
     * @param tickets how many
     * @param examples the ids of the first of them
     */
    public record Count(long tickets, List<String> examples) {
        /** Copies. */
        public Count {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Starts to count.
     *
     * @param router decides by the rule set that the gaps are of; stays open
     * @param facts what is known beside each ticket
     * @param at the instant at which all tickets are decided
     */
    public GapTickets(Router router, Gaps gaps, List<Fact> facts, Instant at) {
        this.router = Objects.requireNonNull(router, "router");
        this.gaps = Objects.requireNonNull(gaps, "gaps");
        this.facts = List.copyOf(facts);
        this.at = Objects.requireNonNull(at, "at");
    }

    /** Decides and counts a ticket. */
    public void add(Ticket ticket) {
        total++;
        if (router.route(ticket, facts, at).outcome() != Outcome.FALLBACK) {
            return;
        }
        fallback.add(ticket);
        List<Region> around = gaps.around(ticket, at);
        around.forEach(
                region -> inGaps.computeIfAbsent(region, unused -> new Tally()).add(ticket));
        if (around.isEmpty()) {
            (gaps.isKnown(ticket, at) ? elsewhere : outside).add(ticket);
        }
    }

    /** Returns how many tickets there were. */
    public long total() {
        return total;
    }

    /** Returns those that only the fallback takes. */
    public Count fallback() {
        return fallback.count();
    }

    /** Returns those of the fallback that lie in a gap; a ticket counts in each gap in which it lies. */
    public Count in(Region gap) {
        Tally tally = inGaps.get(gap);
        return tally == null ? new Count(0, List.of()) : tally.count();
    }

    /** Returns those of the fallback that keep to the schema and lie in no gap that is named. */
    public Count elsewhere() {
        return elsewhere.count();
    }

    /** Returns those of the fallback that do not keep to the schema, and so lie in no gap. */
    public Count outside() {
        return outside.count();
    }
}
