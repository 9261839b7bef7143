package dev.pointsman.verify.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a set apart into a few large cubes: combinations of atoms that can be read. Greedy: the largest path through the
 * diagram is widened on one level after another as far as the set goes, and taken out; so cubes may overlap, none can be
 * widened further, and the largest come first or nearly so. Confined to one thread.
 */
public final class Cubes {

    private final Diagram diagram;
    private final List<BitSet> allowed;
    private final Weights weights;
    /** What the allowed atoms of each level weigh together. */
    private final double[] wholes;

    /** How much some atoms of a level count for. */
    public interface Weights {
        /** Returns the weight. */
        double of(int level, BitSet atoms);
    }

    /** Takes apart sets of a diagram, of which only allowed atoms count. */
    public Cubes(Diagram diagram, List<BitSet> allowed, Weights weights) {
        this.diagram = diagram;
        this.allowed = allowed;
        this.weights = weights;
        this.wholes = new double[allowed.size()];
        for (int level = 0; level < wholes.length; level++) {
            wholes[level] = weights.of(level, allowed.get(level));
        }
    }

    /** Returns at most so many cubes, each as the atoms of those levels on which not all are allowed. */
    public List<Map<Integer, BitSet>> of(int set, int most) {
        int whole = diagram.and(set, diagramOf(allowed));
        int left = whole;
        List<Map<Integer, BitSet>> cubes = new ArrayList<>();
        while (left != Diagram.FALSE && cubes.size() < most) {
            Map<Integer, BitSet> cube = widened(largestPath(left), whole);
            cubes.add(cube);
            left = diagram.minus(left, diagram.box(cube));
        }
        return cubes;
    }

    private int diagramOf(List<BitSet> atoms) {
        int all = Diagram.TRUE;
        for (int level = atoms.size() - 1; level >= 0; level--) {
            all = diagram.and(diagram.among(level, atoms.get(level)), all);
        }
        return all;
    }

    private Map<Integer, BitSet> largestPath(int set) {
        Map<Integer, Double> sizes = new HashMap<>();
        Map<Integer, BitSet> path = new TreeMap<>();
        size(set, sizes);
        for (int node = set; node != Diagram.TRUE; ) {
            Map.Entry<Integer, BitSet> best = largest(node, sizes);
            path.put(diagram.level(node), best.getValue());
            node = best.getKey();
        }
        return path;
    }

    /** Returns the share of the largest path below a node. */
    private double size(int node, Map<Integer, Double> sizes) {
        if (diagram.isTerminal(node)) {
            return node == Diagram.TRUE ? 1 : 0;
        }
        Double known = sizes.get(node);
        if (known == null) {
            double best = 0;
            for (Map.Entry<Integer, BitSet> child : byChild(node).entrySet()) {
                best = Math.max(best, share(diagram.level(node), child.getValue()) * size(child.getKey(), sizes));
            }
            known = best;
            sizes.put(node, known);
        }
        return known;
    }

    private Map.Entry<Integer, BitSet> largest(int node, Map<Integer, Double> sizes) {
        Map.Entry<Integer, BitSet> best = null;
        double most = -1;
        for (Map.Entry<Integer, BitSet> child : byChild(node).entrySet()) {
            double size = share(diagram.level(node), child.getValue()) * size(child.getKey(), sizes);
            if (size > most && child.getKey() != Diagram.FALSE) {
                most = size;
                best = child;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a node without a way to true");
        }
        return best;
    }

    private Map<Integer, BitSet> byChild(int node) {
        Map<Integer, BitSet> atoms = new TreeMap<>();
        int[] children = diagram.children(node);
        for (int atom = 0; atom < children.length; atom++) {
            atoms.computeIfAbsent(children[atom], unused -> new BitSet()).set(atom);
        }
        return atoms;
    }

    private double share(int level, BitSet atoms) {
        return weights.of(level, atoms) / wholes[level];
    }

    private Map<Integer, BitSet> widened(Map<Integer, BitSet> path, int whole) {
        Map<Integer, BitSet> cube = new TreeMap<>(path);
        // The levels that most rules look at are freed first, so that what is left to say is about few values.
        for (int level : path.keySet()) {
            BitSet wider = widest(whole, level, cube, new HashMap<>());
            wider.and(allowed.get(level));
            if (wider.equals(allowed.get(level))) {
                cube.remove(level);
            } else {
                cube.put(level, wider);
            }
        }
        return cube;
    }

    /** Returns the atoms of a level with which the cube still lies within the set. */
    private BitSet widest(int node, int level, Map<Integer, BitSet> cube, Map<Integer, BitSet> known) {
        if (diagram.level(node) > level) {
            BitSet all = new BitSet();
            all.set(0, diagram.size(level), covers(node, cube, new HashMap<>()));
            return all;
        }
        BitSet before = known.get(node);
        if (before != null) {
            return before;
        }
        BitSet result = new BitSet();
        int[] children = diagram.children(node);
        if (diagram.level(node) == level) {
            Map<Integer, Boolean> covered = new HashMap<>();
            for (int atom = 0; atom < children.length; atom++) {
                result.set(atom, covers(children[atom], cube, covered));
            }
        } else {
            result.set(0, diagram.size(level));
            BitSet atoms = cube.getOrDefault(diagram.level(node), allowed.get(diagram.level(node)));
            for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
                result.and(widest(children[atom], level, cube, known));
            }
        }
        known.put(node, result);
        return result;
    }

    /** Tells whether all of the cube lies below a node. */
    private boolean covers(int node, Map<Integer, BitSet> cube, Map<Integer, Boolean> known) {
        if (diagram.isTerminal(node)) {
            return node == Diagram.TRUE;
        }
        Boolean before = known.get(node);
        if (before != null) {
            return before;
        }
        boolean all = true;
        int[] children = diagram.children(node);
        BitSet atoms = cube.getOrDefault(diagram.level(node), allowed.get(diagram.level(node)));
        for (int atom = atoms.nextSetBit(0); all && atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
            all = covers(children[atom], cube, known);
        }
        known.put(node, all);
        return all;
    }
}
