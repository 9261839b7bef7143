package dev.pointsman.verify.diagram;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is left of several sets with each atom of one level. Most sets are settled with all atoms but the few that they name,
 * so they are only looked at with those. Confined to one thread.
 */
final class Branches {

    private final Diagram diagram;
    private final Budget budget;
    private final int settled;
    private final int decisive;
    /** The sets that do not look at the level, and then those that do and are not settled with most atoms. */
    private final int[] always;

    private int below;
    /** The other sets: an atom in the upper half, what is left with it in the lower; ascending. */
    private final long[] named;

    /**
     * Splits sets.
     *
     * @param nodes the sets, none of which is a terminal or looks at a level before this
     * @param settled the terminal of which nothing is left
     * @param decisive the terminal beside which nothing else matters
     */
    Branches(Diagram diagram, Budget budget, int[] nodes, int level, int settled, int decisive) {
        this.diagram = diagram;
        this.budget = budget;
        this.settled = settled;
        this.decisive = decisive;
        int exceptions = 0;
        int[] kept = new int[nodes.length];
        int last = nodes.length;
        for (int node : nodes) {
            if (diagram.level(node) != level) {
                kept[below++] = node;
            } else if (diagram.usual(node) == settled) {
                exceptions += diagram.exceptions(node);
            } else {
                kept[--last] = node;
            }
        }
        always = Arrays.copyOf(kept, below + nodes.length - last);
        System.arraycopy(kept, last, always, below, nodes.length - last);
        named = new long[exceptions];
        int size = 0;
        for (int node : nodes) {
            if (diagram.level(node) == level && diagram.usual(node) == settled) {
                for (int number = 0; number < diagram.exceptions(node); number++) {
                    named[size++] = (long) diagram.atom(node, number) << 32 | diagram.childOf(node, number);
                }
            }
        }
        Arrays.sort(named);
    }

    /** Marks the atoms that some set names: with all others the same is left. */
    void mark(BitSet atoms) {
        for (int at = below; at < always.length; at++) {
            diagram.markExceptions(always[at], atoms);
        }
        for (long one : named) {
            atoms.set((int) (one >>> 32));
        }
    }

    /** Returns what is left with an atom, ascending, each once; null if the decisive terminal is among it. */
    int @Nullable [] of(int atom) {
        int from = first((long) atom << 32);
        int to = first((long) (atom + 1) << 32);
        int[] left = Arrays.copyOf(always, always.length + to - from);
        for (int at = from; at < to; at++) {
            left[always.length + at - from] = (int) named[at];
        }
        for (int at = below; at < always.length; at++) {
            left[at] = diagram.child(always[at], atom);
        }
        for (int at = 0; at < left.length; at++) {
            budget.spend();
            if (left[at] == decisive) {
                return null;
            }
        }
        return distinct(left, settled);
    }

    private int first(long bound) {
        int low = 0;
        int high = named.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (named[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Sorts, and drops doubles and what is settled. The array is used up. */
    static int[] distinct(int[] nodes, int settled) {
        Arrays.sort(nodes);
        int size = 0;
        for (int node : nodes) {
            if (node != settled && (size == 0 || nodes[size - 1] != node)) {
                nodes[size++] = node;
            }
        }
        return Arrays.copyOf(nodes, size);
    }
}
