package dev.pointsman.verify.compare;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.compare.Comparison.Pair;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.compare.Difference.Place;
import dev.pointsman.verify.finding.Witness;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routes the tickets that are to show a move by both versions before they are shown: by the index at once, and all that are
 * left by Drools. Confined to one thread.
 */
final class Witnesses implements AutoCloseable {

    private final Side before;
    private final Side after;

    Witnesses(RuleSet before, RuleSet after) {
        this.before = new Side(before);
        this.after = new Side(after);
    }

    /** Returns the witness if it goes from the one team to the other; null where it needs facts that are not known. */
    @Nullable
    Witness shown(Witness witness, Pair pair) {
        boolean moves =
                before.team(witness).equals(pair.from()) && after.team(witness).equals(pair.to());
        return moves ? witness : null;
    }

    /** Returns the moves with those witnesses that Drools sends to the same teams. */
    List<Move> confirmed(List<Move> moves) {
        List<Witness> witnesses = moves.stream()
                .flatMap(move -> move.places().stream())
                .map(Place::witness)
                .filter(Objects::nonNull)
                .toList();
        Set<Witness> confirmed = Collections.newSetFromMap(new IdentityHashMap<>());
        confirmed.addAll(before.confirmed(witnesses));
        Set<Witness> twice = Collections.newSetFromMap(new IdentityHashMap<>());
        after.confirmed(witnesses).stream().filter(confirmed::contains).forEach(twice::add);
        return moves.stream().map(move -> with(move, twice)).toList();
    }

    private static Move with(Move move, Set<Witness> shown) {
        List<Place> places = move.places().stream()
                .map(place -> place.witness() != null && shown.contains(place.witness())
                        ? place
                        : new Place(place.region(), null))
                .toList();
        return new Move(move.from(), move.to(), places, move.further(), move.causes(), move.expectation());
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
