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
        int[] nodes = Arrays.stream(sets)
                .filter(node -> node != Diagram.FALSE)
                .sorted()
                .distinct()
                .toArray();
        if (nodes.length == 0) {
            return Diagram.FALSE;
        }
        if (nodes[0] == Diagram.TRUE || nodes.length == 1) {
            return nodes[0];
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
            budget.spend();
            level = Math.min(level, diagram.level(node));
        }
        BitSet named = new BitSet();
        for (int node : nodes) {
            if (diagram.level(node) == level) {
                diagram.markExceptions(node, named);
            }
        }
        int[] children = new int[diagram.size(level)];
        Arrays.fill(children, of(children(nodes, level, 0)));
        for (int atom = named.nextSetBit(0); atom >= 0; atom = named.nextSetBit(atom + 1)) {
            children[atom] = of(children(nodes, level, atom));
        }
        return diagram.node(level, children);
    }

    private int[] children(int[] nodes, int level, int atom) {
        int[] children = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            budget.spend();
            children[i] = diagram.level(nodes[i]) == level ? diagram.child(nodes[i], atom) : nodes[i];
        }
        return children;
    }
}
