package dev.pointsman.verify;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.value.Classification;
import dev.pointsman.verify.value.Domain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The gaps that a verification names, as sets of tickets: tells in which of them a ticket lies. Gaps may overlap, and hold
 * only tickets that keep to the schema. Immutable.
 */
public final class Gaps {

    /** No gap. */
    static final Gaps NONE =
            new Gaps(new Classification(Domain.of(List.of(), List.of(), Instant.MIN)), List.of(), List.of());

    private final Classification classification;
    private final List<BitSet> known;
    private final List<Gap> gaps;

    /**
     * One of them.
     *
     * @param box its atoms, for each level on which not all known ones lie in it
     */
    record Gap(Region region, Map<Integer, BitSet> box) {}

    Gaps(Classification classification, List<BitSet> known, List<Gap> gaps) {
        this.classification = classification;
        this.known = known;
        this.gaps = gaps;
    }

    /** Returns the gaps, the larger first. */
    public List<Region> regions() {
        return gaps.stream().map(Gap::region).toList();
    }

    /** Returns those gaps in which a ticket lies at an instant. */
    public List<Region> around(Ticket ticket, Instant at) {
        int[] place = classification.of(ticket, at);
        List<Region> around = new ArrayList<>();
        if (isKnown(place)) {
            for (Gap gap : gaps) {
                if (gap.box().entrySet().stream()
                        .allMatch(level -> level.getValue().get(place[level.getKey()]))) {
                    around.add(gap.region());
                }
            }
        }
        return around;
    }

    /** Tells whether a ticket keeps to the schema in everything that rules test. */
    public boolean isKnown(Ticket ticket, Instant at) {
        return isKnown(classification.of(ticket, at));
    }

    private boolean isKnown(int[] place) {
        for (int level = 0; level < known.size(); level++) {
            if (!known.get(level).get(place[level])) {
                return false;
            }
        }
        return true;
    }
}
