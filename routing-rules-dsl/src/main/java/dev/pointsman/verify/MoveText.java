package dev.pointsman.verify;

import dev.pointsman.verify.Comparison.Moving;
import dev.pointsman.verify.Comparison.Pair;
import dev.pointsman.verify.Difference.Move;
import dev.pointsman.verify.Difference.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in regions and witnesses which tickets move, and holds it against what was declared. Confined to one thread. */
final class MoveText {

    private static final int MOST_PLACES = 12;

    private final Model model;
    private final List<Expectation> expectations;
    private final Witnesses witnesses;
    private final Set<Expectation> met = new HashSet<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    MoveText(Model model, List<Expectation> expectations, Witnesses witnesses) {
        this.model = model;
        this.expectations = expectations;
        this.witnesses = witnesses;
    }

    Difference difference(Map<Pair, Moving> moving) {
        Union union = new Union(model.diagram(), model.budget());
        moving.forEach((pair, tickets) -> {
            int rest = union.of(
                    tickets.tickets().stream().mapToInt(Integer::intValue).toArray());
            for (Expectation expectation : expectations) {
                if (expectation.isFor(pair.from(), pair.to())) {
                    int where = model.conditions().truth(expectation.where()).yes();
                    int declared = model.diagram().and(rest, where);
                    if (move(pair, tickets, declared, expectation)) {
                        met.add(expectation);
                    }
                    rest = model.diagram().minus(rest, declared);
                }
            }
            move(pair, tickets, rest, null);
        });
        moves.sort(Comparator.comparing((Move move) -> move.expectation() != null)
                .thenComparing(Comparator.comparingDouble(Move::share).reversed())
                .thenComparing(Move::from)
                .thenComparing(Move::to));
        List<Expectation> unmet =
                expectations.stream().filter(one -> !met.contains(one)).toList();
        return new Difference(moves, unmet, open);
    }

    /** Adds what moves between two teams; tells whether some ticket does. */
    private boolean move(Pair pair, Moving moving, int tickets, @Nullable Expectation expectation) {
        if (tickets == Diagram.FALSE) {
            return false;
        }
        List<Place> places = new ArrayList<>();
        boolean further = places(pair, tickets, model.domain().known(), places);
        if (places.isEmpty()) {
            further = places(pair, tickets, model.domain().everything(), places);
        }
        if (!places.isEmpty()) {
            moves.add(new Move(pair.from(), pair.to(), places, further, List.copyOf(moving.causes()), expectation));
        }
        return !places.isEmpty();
    }

    private boolean places(Pair pair, int tickets, List<BitSet> allowed, List<Place> places) {
        RegionText texts = new RegionText(model.domain());
        Cubes cubes = new Cubes(model.diagram(), allowed, texts::weight);
        List<Map<Integer, BitSet>> found = cubes.of(tickets, MOST_PLACES + 1);
        for (Map<Integer, BitSet> cube : found.subList(0, Math.min(MOST_PLACES, found.size()))) {
            Region region = texts.region(cube);
            Questions.Answer answer = model.questions().ask(allowed, new int[] {cubes.diagramOf(cube), tickets});
            if (answer instanceof Questions.Answer.Found witness) {
                places.add(new Place(region, witnesses.shown(witness.witness(), pair)));
            } else if (answer instanceof Questions.Answer.Open unknown) {
                open.add("whether there are tickets with " + region + ", which would go from " + pair.from() + " to "
                        + pair.to() + ": " + unknown.why());
            }
        }
        return found.size() > MOST_PLACES;
    }
}
