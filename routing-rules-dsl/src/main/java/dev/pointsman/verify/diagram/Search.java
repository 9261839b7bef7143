package dev.pointsman.verify.diagram;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an assignment that lies in some sets and in none of others, without building a diagram of the answer: level by
 * level, keeping of each set what is left of it. What was found to be a dead end is not entered twice. Where the answer is
 * yes, which is the usual case, it costs one walk down; where it is no, at most what the diagram would have cost. Confined
 * to one thread.
 */
public final class Search {

    private static final int ANY = -1;

    private final Diagram diagram;
    private final List<BitSet> allowed;
    private final Budget budget;
    private final Set<NodeList> deadEnds = new HashSet<>();
    private final int[] assignment;

    /** What is left: sets that the rest of the assignment must lie in, and sets that it must not, both ascending. */
    private static final class State {
        private final int[] inside;
        private final int[] outside;

        State(int[] inside, int[] outside) {
            this.inside = inside;
            this.outside = outside;
        }

        NodeList key() {
            int[] both = Arrays.copyOf(inside, inside.length + 1 + outside.length);
            both[inside.length] = ANY;
            System.arraycopy(outside, 0, both, inside.length + 1, outside.length);
            return new NodeList(both);
        }
    }

    private Search(Diagram diagram, List<BitSet> allowed, Budget budget) {
        this.diagram = diagram;
        this.allowed = allowed;
        this.budget = budget;
        this.assignment = new int[diagram.levels()];
        Arrays.fill(assignment, ANY);
    }

    /**
     * Finds an assignment; of equally simple ones always the same.
     *
     * @param allowed the atoms that count, for each level; where any would do, the first counts
     * @return one atom for each level, -1 where any would do; null if there is none
     * @throws Budget.SpentException if it cannot be told within the budget
     */
    public static int @Nullable [] find(
            Diagram diagram, List<BitSet> allowed, Budget budget, int[] inside, int[] outside) {
        Search search = new Search(diagram, allowed, budget);
        State all = state(inside, outside);
        return all != null && search.walk(all) ? search.assignment : null;
    }

    /** Returns what is left to decide; null if nothing can be found any more. */
    private static @Nullable State state(int[] inside, int[] outside) {
        boolean isLost = Arrays.stream(inside).anyMatch(node -> node == Diagram.FALSE)
                || Arrays.stream(outside).anyMatch(node -> node == Diagram.TRUE);
        return isLost
                ? null
                : new State(
                        Branches.distinct(inside.clone(), Diagram.TRUE),
                        Branches.distinct(outside.clone(), Diagram.FALSE));
    }

    private boolean walk(State state) {
        if (state.inside.length == 0 && state.outside.length == 0) {
            return true;
        }
        NodeList key = state.key();
        if (deadEnds.contains(key)) {
            return false;
        }
        int level = Math.min(lowest(state.inside), lowest(state.outside));
        Branches inside = new Branches(diagram, budget, state.inside, level, Diagram.TRUE, Diagram.FALSE);
        Branches outside = new Branches(diagram, budget, state.outside, level, Diagram.FALSE, Diagram.TRUE);
        BitSet atoms = new BitSet();
        atoms.set(0);
        inside.mark(atoms);
        outside.mark(atoms);
        if (!allowed.get(level).get(0)) {
            atoms.or(allowed.get(level)); // the atoms that behave as the first one do are asked for by name
        }
        atoms.and(allowed.get(level));
        for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
            assignment[level] = atom;
            int[] in = inside.of(atom);
            int[] out = in == null ? null : outside.of(atom);
            if (in != null && out != null && walk(new State(in, out))) {
                return true;
            }
        }
        assignment[level] = ANY;
        deadEnds.add(key);
        return false;
    }

    private int lowest(int[] nodes) {
        int lowest = diagram.levels();
        for (int node : nodes) {
            lowest = Math.min(lowest, diagram.level(node));
        }
        return lowest;
    }
}
