package dev.pointsman.verify.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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
    private final Map<Integer, List<Map<Integer, BitSet>>> apart = new HashMap<>();

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
        return apart.computeIfAbsent(set, unused -> {
            List<Map<Integer, BitSet>> boxes = new ArrayList<>();
            return collect(set, new TreeMap<>(), boxes) ? boxes : List.of();
        });
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
        Obstacles obstacles = new Obstacles(place);
        for (Projection one : outside) {
            if (one.exact()) {
                obstacles.add(one.atoms());
            } else {
                List<Map<Integer, BitSet>> boxes = of(one.set());
                boxes.forEach(obstacles::add);
                if (boxes.isEmpty() && !diagram.isTerminal(one.set())) {
                    // Whatever it looks at stands below.
                    obstacles.fixed.set(diagram.level(one.set()), diagram.levels());
                }
            }
        }
        Map<Integer, BitSet> box = new TreeMap<>();
        for (int level : order) {
            BitSet free = (BitSet) inside.getOrDefault(level, known.get(level)).clone();
            free.and(known.get(level));
            obstacles.keepOut(level, free);
            if (!free.equals(known.get(level))) {
                box.put(level, free);
            }
        }
        return box;
    }

    /** Boxes that must not be entered by widening a ticket. Each level knows only those that restrict it. */
    private final class Obstacles {
        private final int[] place;
        private final List<List<Side>> sides = new ArrayList<>();
        private final BitSet fixed = new BitSet();

        Obstacles(int[] place) {
            this.place = place;
            known.forEach(unused -> sides.add(new ArrayList<>()));
        }

        void add(Map<Integer, BitSet> box) {
            Distance distance = new Distance();
            box.forEach((level, atoms) -> {
                if (!atoms.get(place[level])) {
                    distance.levels++;
                    sides.get(level).add(new Side(atoms, distance));
                }
            });
        }

        /** Takes out the atoms with which the last level goes on which a box is apart, and notes which levels went. */
        void keepOut(int level, BitSet free) {
            for (Side side : sides.get(level)) {
                if (side.distance.levels == 1) {
                    free.andNot(side.atoms);
                }
            }
            if (fixed.get(level)) {
                free.clear();
            }
            free.set(place[level]);
            for (Side side : sides.get(level)) {
                if (side.atoms.intersects(free)) {
                    side.distance.levels--;
                }
            }
        }
    }

    /** What a box allows on a level on which the ticket is apart from it. */
    private record Side(BitSet atoms, Distance distance) {}

    /** On how many levels the widened box has nothing in common with another. Confined to one thread. */
    private static final class Distance {
        private int levels;
    }
}
