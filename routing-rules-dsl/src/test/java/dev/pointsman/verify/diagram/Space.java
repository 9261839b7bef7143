package dev.pointsman.verify.diagram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A diagram over so few assignments that every one is written out: a set is then a row of bits. Confined to one thread. */
final class Space {

    final int[] sizes;
    final Budget budget = new Budget(1_000_000, Duration.ofDays(1));
    final Diagram diagram;
    final List<int[]> assignments = new ArrayList<>();

    Space(int... sizes) {
        this.sizes = sizes;
        this.diagram = new Diagram(sizes, 2, budget);
        write(new int[sizes.length], 0);
    }

    private void write(int[] assignment, int level) {
        if (level == sizes.length) {
            assignments.add(assignment.clone());
            return;
        }
        for (int atom = 0; atom < sizes[level]; atom++) {
            assignment[level] = atom;
            write(assignment, level + 1);
        }
    }

    /** Returns the numbers of the assignments in a set. */
    BitSet members(int set) {
        BitSet members = new BitSet();
        for (int i = 0; i < assignments.size(); i++) {
            members.set(i, diagram.evaluate(set, assignments.get(i)) == Diagram.TRUE);
        }
        return members;
    }

    /** Returns the numbers of the assignments in a box. */
    BitSet members(Map<Integer, BitSet> box) {
        BitSet members = new BitSet();
        for (int i = 0; i < assignments.size(); i++) {
            members.set(i, lies(assignments.get(i), box));
        }
        return members;
    }

    static boolean lies(int[] assignment, Map<Integer, BitSet> box) {
        return box.entrySet().stream().allMatch(level -> level.getValue().get(assignment[level.getKey()]));
    }

    /** Returns the set of these assignments, made from its last level up. */
    int set(BitSet members) {
        return set(members, 0, 0, assignments.size());
    }

    private int set(BitSet members, int level, int from, int many) {
        if (level == sizes.length) {
            return members.get(from) ? Diagram.TRUE : Diagram.FALSE;
        }
        int[] children = new int[sizes[level]];
        int each = many / children.length;
        for (int atom = 0; atom < children.length; atom++) {
            children[atom] = set(members, level + 1, from + atom * each, each);
        }
        return diagram.node(level, children);
    }

    /** Returns a set as rules make them: some boxes, joined or taken out of each other. */
    int random(Random random) {
        int set = random.nextInt(10) == 0 ? Diagram.TRUE : Diagram.FALSE;
        for (int boxes = random.nextInt(4); boxes >= 0; boxes--) {
            int box = Diagram.TRUE;
            for (int level = 0; level < sizes.length; level++) {
                if (random.nextBoolean()) {
                    box = diagram.and(box, diagram.among(level, atoms(random, level)));
                }
            }
            set = random.nextInt(3) == 0 ? diagram.minus(set, box) : diagram.or(set, box);
        }
        return set;
    }

    BitSet atoms(Random random, int level) {
        BitSet atoms = new BitSet();
        for (int atom = 0; atom < sizes[level]; atom++) {
            atoms.set(atom, random.nextBoolean());
        }
        return atoms;
    }

    List<BitSet> everything() {
        List<BitSet> all = new ArrayList<>();
        for (int size : sizes) {
            all.add(upTo(size));
        }
        return all;
    }

    /** Returns some atoms of each level, at least one. */
    List<BitSet> some(Random random) {
        List<BitSet> some = new ArrayList<>();
        for (int level = 0; level < sizes.length; level++) {
            BitSet atoms = atoms(random, level);
            atoms.set(random.nextInt(sizes[level]));
            some.add(atoms);
        }
        return some;
    }

    BitSet all() {
        return upTo(assignments.size());
    }

    static BitSet upTo(int size) {
        BitSet all = new BitSet();
        all.set(0, size);
        return all;
    }

    static BitSet bits(int... bits) {
        BitSet set = new BitSet();
        for (int bit : bits) {
            set.set(bit);
        }
        return set;
    }

    static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    static BitSet or(BitSet one, BitSet other) {
        BitSet either = (BitSet) one.clone();
        either.or(other);
        return either;
    }

    static BitSet minus(BitSet one, BitSet other) {
        BitSet rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest;
    }
}
