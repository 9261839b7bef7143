package dev.pointsman.verify.compare;

import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.finding.Witness;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets another version of a rule set sends to another team. Immutable.
 *
 * @param moves what changes; what nobody declared comes first, then the larger ones
 * @param unmet what was declared and does not come about
 * @param open what could not be decided, a sentence each; empty if everything was
 */
public record Difference(List<Move> moves, List<Expectation> unmet, List<String> open) {

    /** Checks and copies. */
    public Difference {
        moves = List.copyOf(moves);
        unmet = List.copyOf(unmet);
        open = List.copyOf(open);
    }

    /** Tells whether something changes that nobody declared, or it could not be told. */
    public boolean hasSurprise() {
        return !open.isEmpty() || moves.stream().anyMatch(move -> move.expectation() == null);
    }

    /**
     * Tickets that go from one team to another. Immutable.
     *
     * @param from the team in the old version
     * @param to the team in the new version
     * @param places the tickets, as few regions as were found, larger ones first; they may overlap
     * @param further whether there are more regions than are listed
     * @param causes the rules that took such a ticket before, and those that do now
     * @param expectation the declaration that covers all of it, or null if there is none
     */
    public record Move(
            String from,
            String to,
            List<Place> places,
            boolean further,
            List<Cause> causes,
            @Nullable Expectation expectation) {

        /** Checks and copies. */
        public Move {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            places = List.copyOf(places);
            causes = List.copyOf(causes);
        }

        /** Returns how much of all combinations of values it takes at most, for comparing moves. */
        public double share() {
            return places.stream().mapToDouble(place -> place.region().share()).sum();
        }

        /** Returns both teams and the regions. */
        @Override
        public String toString() {
            return from + " -> " + to + ": "
                    + places.stream().map(place -> place.region().toString()).collect(Collectors.joining("; or "));
        }
    }

    /**
     * Some of the tickets of a move. Immutable.
     *
     * @param region the tickets
     * @param witness one of them, routed by both versions, by the index and by Drools, before it is shown; null where a
     *     session rule or a free text is in the way, or Drools would have to compile too many rules
     */
    public record Place(Region region, @Nullable Witness witness) {
        /** Checks. */
        public Place {
            Objects.requireNonNull(region, "region");
        }
    }

    /**
     * The rules that make a ticket move. Immutable.
     *
     * @param before id of the rule that takes it in the old version
     * @param after id of the rule that takes it in the new version
     */
    public record Cause(String before, String after) {
        /** Checks. */
        public Cause {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /** Returns both. */
        @Override
        public String toString() {
            return before + " -> " + after;
        }
    }
}
