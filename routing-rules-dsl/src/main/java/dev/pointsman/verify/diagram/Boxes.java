package dev.pointsman.verify.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Boxes: sets of tickets that are given by atoms of each level by itself, as the atoms of those levels on which not all are
 * allowed. Says how a set is made of boxes, and widens a single ticket to a large box that stays inside one set and outside
 * of others. Confined to one thread.
 */
public final class Boxes {

    /** A set of more boxes is not taken apart: then the levels it looks at are left as they are. */
    private static final int MOST = 2_000;

    private final Diagram diagram;
    private final List<BitSet> known;

    /**
     * Widens among the atoms that count.
     *
     * @param known the atoms that count, for each level
     */
    public Boxes(Diagram diagram, List<BitSet> known) {
        this.diagram = diagram;
        this.known = known;
    }

    /** Returns boxes without overlap that make up a set; of a set of too many only the levels that it looks at, as keys of one. */
    private boolean collect(int node, Map<Integer, BitSet> path, List<Map<Integer, BitSet>> boxes) {
        if (diagram.isTerminal(node)) {
            if (node == Diagram.TRUE) {
                boxes.add(new TreeMap<>(path));
            }
            return boxes.size() <= MOST;
        }
        int level = diagram.level(node);
        Map<Integer, BitSet> byChild = new LinkedHashMap<>();
        int[] children = diagram.children(node);
        for (int atom = 0; atom < children.length; atom++) {
            byChild.computeIfAbsent(children[atom], unused -> new BitSet()).set(atom);
        }
        for (Map.Entry<Integer, BitSet> child : byChild.entrySet()) {
            if (child.getKey() != Diagram.FALSE) {
                path.put(level, child.getValue());
                if (!collect(child.getKey(), path, boxes)) {
                    return false;
                }
                path.remove(level);
            }
        }
        return true;
    }

    /** Returns boxes without overlap that make up a set, or none if they are too many. */
    List<Map<Integer, BitSet>> of(int set) {
        List<Map<Integer, BitSet>> boxes = new ArrayList<>();
        return collect(set, new TreeMap<>(), boxes) ? boxes : List.of();
    }

    /**
     * Widens a ticket as far as it goes, level by level.
     *
     * @param place the ticket
     * @param inside a box that holds the ticket and that is not left
     * @param outside sets that do not hold the ticket, and are not entered
     * @param order the levels, those that are to be freed first before the others
     */
    public Map<Integer, BitSet> widen(
            int[] place, Map<Integer, BitSet> inside, List<Projection> outside, List<Integer> order) {
        List<Obstacle> obstacles = new ArrayList<>();
        BitSet fixed = new BitSet();
        for (Projection one : outside) {
            if (one.exact()) {
                obstacles.add(new Obstacle(one.atoms(), place));
            } else {
                List<Map<Integer, BitSet>> boxes = of(one.set());
                boxes.forEach(box -> obstacles.add(new Obstacle(box, place)));
                if (boxes.isEmpty()) {
                    markLevels(one.set(), fixed);
                }
            }
        }
        Map<Integer, BitSet> box = new TreeMap<>();
        for (int level : order) {
            BitSet free = (BitSet) inside.getOrDefault(level, known.get(level)).clone();
            free.and(known.get(level));
            for (Obstacle obstacle : obstacles) {
                obstacle.forbid(level, free);
            }
            if (fixed.get(level)) {
                free.clear();
            }
            free.set(place[level]);
            obstacles.forEach(obstacle -> obstacle.widen(level, free));
            if (!free.equals(known.get(level))) {
                box.put(level, free);
            }
        }
        return box;
    }

    private void markLevels(int set, BitSet levels) {
        if (!diagram.isTerminal(set) && !levels.get(diagram.level(set))) {
            levels.set(diagram.level(set), diagram.levels()); // whatever it looks at stands below
        }
    }

    /** A box that must not be entered, and the levels on which the widened box has nothing in common with it. Confined to one thread. */
    private static final class Obstacle {
        private final Map<Integer, BitSet> atoms;
        private final BitSet apart = new BitSet();

        Obstacle(Map<Integer, BitSet> atoms, int[] place) {
            this.atoms = atoms;
            atoms.forEach((level, allowed) -> apart.set(level, !allowed.get(place[level])));
        }

        /** Takes out the atoms with which the last level goes on which the two are apart. */
        void forbid(int level, BitSet free) {
            BitSet mine = atoms.get(level);
            if (mine != null && apart.get(level) && apart.cardinality() == 1) {
                free.andNot(mine);
            }
        }

        void widen(int level, BitSet free) {
            BitSet mine = atoms.get(level);
            if (mine != null && mine.intersects(free)) {
                apart.clear(level);
            }
        }
    }
}
