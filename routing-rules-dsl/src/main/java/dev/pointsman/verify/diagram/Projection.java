package dev.pointsman.verify.diagram;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which atoms a set allows, for each level by itself. Immutable.
 *
 * @param set the set
 * @param atoms the atoms of the levels on which not all are allowed
 * @param exact whether the set is no more than this: every combination of allowed atoms lies in it
 */
public record Projection(int set, Map<Integer, BitSet> atoms, boolean exact) {

    /** Goes through the diagram of a set. */
    public static Projection of(Diagram diagram, int set) {
        Walk walk = new Walk(diagram);
        walk.skip(0, diagram.level(set));
        walk.visit(set);
        Map<Integer, BitSet> restricted = new TreeMap<>();
        walk.atoms.forEach((level, atoms) -> {
            if (!walk.free.get(level) && atoms.cardinality() < diagram.size(level)) {
                restricted.put(level, atoms);
            }
        });
        return new Projection(set, restricted, walk.exact && set != Diagram.FALSE);
    }

    /** Tells whether the projections have something in common on every level; if both are exact, whether the sets do. */
    public boolean meets(Projection other) {
        for (Map.Entry<Integer, BitSet> entry : atoms.entrySet()) {
            BitSet theirs = other.atoms.get(entry.getKey());
            if (theirs != null && !entry.getValue().intersects(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** Goes through a diagram once. */
    private static final class Walk {
        private final Diagram diagram;
        private final Map<Integer, BitSet> atoms = new TreeMap<>();
        private final BitSet free = new BitSet();
        private final Set<Integer> visited = new HashSet<>();
        private boolean exact = true;

        Walk(Diagram diagram) {
            this.diagram = diagram;
        }

        void visit(int node) {
            if (diagram.isTerminal(node) || !visited.add(node)) {
                return;
            }
            int level = diagram.level(node);
            int[] children = diagram.children(node);
            BitSet allowed = new BitSet();
            Set<Integer> further = new HashSet<>();
            for (int atom = 0; atom < children.length; atom++) {
                if (children[atom] != Diagram.FALSE) {
                    allowed.set(atom);
                    further.add(children[atom]);
                }
            }
            exact &= further.size() == 1;
            atoms.computeIfAbsent(level, unused -> new BitSet()).or(allowed);
            for (int child : further) {
                skip(level + 1, diagram.level(child));
                visit(child);
            }
        }

        void skip(int from, int to) {
            free.set(from, Math.max(from, to));
        }
    }
}
