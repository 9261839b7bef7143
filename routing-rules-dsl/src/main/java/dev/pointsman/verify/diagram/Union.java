package dev.pointsman.verify.diagram;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins many sets at once, level by level, keeping of each what is left of it: what rules that look at other values leave
 * over is never built, as it would be by joining two at a time. Confined to one thread.
 */
public final class Union {

    private final Diagram diagram;
    private final Budget budget;
    private final Map<NodeList, Integer> joined = new HashMap<>();

    /** Joins sets of a diagram. */
    public Union(Diagram diagram, Budget budget) {
        this.diagram = diagram;
        this.budget = budget;
    }

    /** Returns what lies in at least one of the sets. */
    public int of(int... sets) {
        return Arrays.stream(sets).anyMatch(node -> node == Diagram.TRUE)
                ? Diagram.TRUE
                : joined(Branches.distinct(sets.clone(), Diagram.FALSE));
    }

    /** Joins sets that are no terminals, ascending, each once. */
    private int joined(int[] nodes) {
        if (nodes.length < 2) {
            return nodes.length == 0 ? Diagram.FALSE : nodes[0];
        }
        NodeList key = new NodeList(nodes);
        Integer before = joined.get(key);
        if (before != null) {
            return before;
        }
        int result = nodes.length == 2 ? diagram.or(nodes[0], nodes[1]) : join(nodes);
        joined.put(key, result);
        return result;
    }

    private int join(int[] nodes) {
        int level = Integer.MAX_VALUE;
        for (int node : nodes) {
            level = Math.min(level, diagram.level(node));
        }
        Branches branches = new Branches(diagram, budget, nodes, level, Diagram.FALSE, Diagram.TRUE);
        BitSet named = new BitSet();
        branches.mark(named);
        int[] children = new int[diagram.size(level)];
        Arrays.fill(children, below(branches, 0));
        for (int atom = named.nextSetBit(0); atom >= 0; atom = named.nextSetBit(atom + 1)) {
            children[atom] = below(branches, atom);
        }
        return diagram.node(level, children);
    }

    private int below(Branches branches, int atom) {
        int[] left = branches.of(atom);
        return left == null ? Diagram.TRUE : joined(left);
    }
}
