package dev.pointsman.verify.compare;

import dev.pointsman.rule.Operand;
import dev.pointsman.verify.compare.Comparison.Moving;
import dev.pointsman.verify.compare.Comparison.Pair;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.compare.Difference.Place;
import dev.pointsman.verify.diagram.Cubes;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.diagram.Union;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Questions;
import dev.pointsman.verify.text.TextAnswer;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Domain;
import dev.pointsman.verify.value.RegionText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in regions and witnesses which tickets move, and holds it against what was declared. Confined to one thread. */
final class MoveText {

    private static final int MOST_PLACES = 12;
    /** Some regions hold no ticket, because no text answers their tests so. */
    private static final int MOST_CUBES = 100;

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
        int real = real();
        moving.forEach((pair, tickets) -> {
            int all = union.of(
                    tickets.tickets().stream().mapToInt(Integer::intValue).toArray());
            int rest = model.diagram().and(all, real);
            for (Expectation expectation : expectations) {
                if (expectation.isFor(pair.from(), pair.to())) {
                    int where = model.truth(expectation.where()).yes();
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

    /**
     * Returns the assignments that say nothing without a meaning: how a text that no rule names answers a test is only asked
     * where the value is such a text. Regions would name answers that no ticket gives.
     */
    private int real() {
        Domain domain = model.domain();
        int real = Diagram.TRUE;
        for (int level = 0; level < domain.dimensions().size(); level++) {
            Dimension dimension = domain.dimension(level);
            if (dimension instanceof Dimension.TextTest test) {
                real = model.diagram().and(real, onlyForOthers(test.test().operand(), level));
            } else if (dimension instanceof Dimension.OtherIsTag other) {
                real = model.diagram().and(real, onlyForOthers(other.operand(), level));
            }
        }
        return real;
    }

    private int onlyForOthers(Operand operand, int level) {
        BitSet no = new BitSet();
        no.set(TextAnswer.NO);
        int others = model.diagram()
                .among(
                        model.domain().level(operand),
                        model.domain().values(operand).otherTexts());
        return model.diagram().or(others, model.diagram().among(level, no));
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

    /** Adds regions that hold some ticket; tells whether there are more. */
    private boolean places(Pair pair, int tickets, List<BitSet> allowed, List<Place> places) {
        RegionText texts = new RegionText(model.domain());
        Cubes cubes = new Cubes(model.diagram(), allowed, texts::weight);
        List<Map<Integer, BitSet>> found = cubes.of(tickets, MOST_CUBES);
        for (int i = 0; i < found.size(); i++) {
            if (places.size() == MOST_PLACES) {
                return true;
            }
            place(pair, texts.region(found.get(i)), new int[] {model.diagram().box(found.get(i)), tickets}, allowed)
                    .ifPresent(places::add);
        }
        boolean further = found.size() == MOST_CUBES;
        if (further && places.isEmpty()) {
            open.add("whether there are tickets that go from " + pair.from() + " to " + pair.to()
                    + ": no text was found for the first " + MOST_CUBES + " regions");
        }
        return further;
    }

    private Optional<Place> place(Pair pair, Region region, int[] inside, List<BitSet> allowed) {
        Questions.Answer answer = model.questions().ask(allowed, inside);
        if (answer instanceof Questions.Answer.Found found) {
            return Optional.of(new Place(region, witnesses.shown(found.witness(), pair)));
        }
        if (answer instanceof Questions.Answer.Open unknown) {
            open.add("whether there are tickets with " + region + ", which would go from " + pair.from() + " to "
                    + pair.to() + ": " + unknown.why());
        }
        return Optional.empty();
    }
}
