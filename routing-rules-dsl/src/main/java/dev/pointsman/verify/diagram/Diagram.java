package dev.pointsman.verify.diagram;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sets of assignments as multi-valued decision diagrams: reduced, ordered, and hash-consed, so that equal sets are the
 * same number. Confined to one thread.
 *
 * <p>An assignment gives each level one of its atoms. A node looks at one level and has a child for each atom; levels on
 * which a set does not depend are skipped. A node keeps the child of its first atom, and those of other atoms only where
 * they differ: rules name few of the many values of a field. The terminals are {@link #FALSE}, {@link #TRUE} and, in
 * diagrams that tell more than two things apart, further small numbers.
 *
 * <p>After Bryant, "Graph-based algorithms for boolean function manipulation", IEEE ToC 1986, with nodes of many values
 * as in Kam et al., "Multi-valued decision diagrams", 1998.
 */
public final class Diagram {

    /** The terminal of what is not in the set, and the empty set. */
    public static final int FALSE = 0;
    /** The terminal of what is in the set, and the set of everything. */
    public static final int TRUE = 1;

    private static final int OR = 0;
    private static final int AND = 1;
    private static final int MINUS = 2;
    private static final int FIRST_CACHE = 1 << 12;
    private static final int LARGEST_CACHE = 1 << 21;

    private final int[] sizes;
    private final int terminals;
    private final Budget budget;

    private int count;
    private int[] levels = new int[1024];
    /** Where a node starts in {@link #edges}: the child of atom 0, then pairs of an atom and its child. */
    private int[] starts = new int[1025];

    private int[] edges = new int[4096];
    private int[] table = new int[2048];

    private int[] cacheLeft = new int[FIRST_CACHE];
    private int[] cacheRight = new int[FIRST_CACHE];
    private int[] cacheResult = new int[FIRST_CACHE];

    private int[] stack = new int[1024];
    private int top;

    /**
     * Starts with no node but the terminals.
     *
     * @param sizes how many atoms each level has
     * @param terminals how many terminals there are, at least 2
     */
    public Diagram(int[] sizes, int terminals, Budget budget) {
        this.sizes = sizes.clone();
        this.terminals = terminals;
        this.budget = budget;
        this.count = terminals;
        while (levels.length < terminals) {
            growNodes();
        }
        Arrays.fill(levels, 0, terminals, sizes.length);
        Arrays.fill(cacheLeft, -1);
    }

    int levels() {
        return sizes.length;
    }

    int size(int level) {
        return sizes[level];
    }

    /** Returns how many nodes there are. */
    public int nodes() {
        return count;
    }

    /** Tells whether a node is a terminal. */
    public boolean isTerminal(int node) {
        return node < terminals;
    }

    /** Returns the level a node looks at; the number of levels for a terminal. */
    public int level(int node) {
        return levels[node];
    }

    /** Returns the child of an atom. */
    int child(int node, int atom) {
        int low = starts[node] + 1;
        int high = starts[node + 1] - 2;
        while (low <= high) {
            int middle = low + ((high - low) / 4) * 2;
            if (edges[middle] == atom) {
                return edges[middle + 1];
            }
            if (edges[middle] < atom) {
                low = middle + 2;
            } else {
                high = middle - 2;
            }
        }
        return edges[starts[node]];
    }

    /** Returns the children of all atoms. */
    public int[] children(int node) {
        int[] children = new int[sizes[levels[node]]];
        Arrays.fill(children, edges[starts[node]]);
        for (int at = starts[node] + 1; at < starts[node + 1]; at += 2) {
            children[edges[at]] = edges[at + 1];
        }
        return children;
    }

    /** Returns the child of all atoms but its exceptions. */
    int usual(int node) {
        return edges[starts[node]];
    }

    /** Returns how many atoms have a child of their own. */
    int exceptions(int node) {
        return (starts[node + 1] - starts[node]) / 2;
    }

    /** Returns the atom of an exception; they ascend. */
    int atom(int node, int exception) {
        return edges[starts[node] + 1 + 2 * exception];
    }

    /** Returns the child of an exception. */
    int childOf(int node, int exception) {
        return edges[starts[node] + 2 + 2 * exception];
    }

    /** Marks the atoms at which the children of a node can differ from that of atom 0. */
    void markExceptions(int node, BitSet atoms) {
        for (int at = starts[node] + 1; at < starts[node + 1]; at += 2) {
            atoms.set(edges[at]);
        }
    }

    /**
     * Returns the node with these children, one for each atom.
     *
     * @throws IllegalArgumentException if a child looks at the same level or one before it
     */
    public int node(int level, int[] children) {
        for (int child : children) {
            if (levels[child] <= level) {
                throw new IllegalArgumentException(
                        "a node of level " + level + " cannot have a child of " + levels[child]);
            }
        }
        int from = top;
        push(children[0]);
        for (int atom = 1; atom < children.length; atom++) {
            if (children[atom] != children[0]) {
                push(atom);
                push(children[atom]);
            }
        }
        return intern(level, from);
    }

    /** Returns the assignments whose atom at a level is one of these. */
    public int among(int level, BitSet atoms) {
        int[] children = new int[sizes[level]];
        for (int atom = 0; atom < children.length; atom++) {
            children[atom] = atoms.get(atom) ? TRUE : FALSE;
        }
        return node(level, children);
    }

    /** Returns the assignments whose atoms are among these, at the levels that the box names. */
    public int box(Map<Integer, BitSet> box) {
        int all = TRUE;
        for (Map.Entry<Integer, BitSet> entry :
                new TreeMap<>(box).descendingMap().entrySet()) {
            all = and(among(entry.getKey(), entry.getValue()), all);
        }
        return all;
    }

    /** Returns the assignments in one of the two, or in both. */
    public int or(int a, int b) {
        return apply(OR, a, b);
    }

    /** Returns the assignments in both. */
    public int and(int a, int b) {
        return apply(AND, a, b);
    }

    /** Returns the assignments of {@code a} that are not in {@code b}. */
    public int minus(int a, int b) {
        return apply(MINUS, a, b);
    }

    /** Returns the assignments that are not in the set. */
    public int not(int a) {
        return minus(TRUE, a);
    }

    /** Tells which terminal an assignment leads to; levels beyond the array count as atom 0. */
    public int evaluate(int node, int[] assignment) {
        int at = node;
        while (!isTerminal(at)) {
            at = child(at, assignment[levels[at]]);
        }
        return at;
    }

    private int apply(int operation, int a, int b) {
        int known = terminal(operation, a, b);
        if (known >= 0) {
            return known;
        }
        int left = operation != MINUS && a > b ? b : a;
        int right = operation != MINUS && a > b ? a : b;
        int key = right * 3 + operation;
        int slot = slot(left, key);
        if (cacheLeft[slot] == left && cacheRight[slot] == key) {
            return cacheResult[slot];
        }
        int result = combine(operation, left, right);
        slot = slot(left, key);
        cacheLeft[slot] = left;
        cacheRight[slot] = key;
        cacheResult[slot] = result;
        return result;
    }

    private static int terminal(int operation, int a, int b) {
        return switch (operation) {
            case OR -> a == TRUE || b == TRUE ? TRUE : a == FALSE || a == b ? b : b == FALSE ? a : -1;
            case AND -> a == FALSE || b == FALSE ? FALSE : a == TRUE || a == b ? b : b == TRUE ? a : -1;
            default -> a == FALSE || b == TRUE || a == b ? FALSE : b == FALSE ? a : -1;
        };
    }

    private int combine(int operation, int a, int b) {
        budget.spend();
        int level = Math.min(levels[a], levels[b]);
        int from = top;
        int first = apply(operation, first(a, level), first(b, level));
        push(first);
        int leftAt = levels[a] == level ? starts[a] + 1 : Integer.MAX_VALUE;
        int rightAt = levels[b] == level ? starts[b] + 1 : Integer.MAX_VALUE;
        while (true) {
            int leftAtom = leftAt < end(a) ? edges[leftAt] : Integer.MAX_VALUE;
            int rightAtom = rightAt < end(b) ? edges[rightAt] : Integer.MAX_VALUE;
            int atom = Math.min(leftAtom, rightAtom);
            if (atom == Integer.MAX_VALUE) {
                return intern(level, from);
            }
            int left = leftAtom == atom ? edges[leftAt + 1] : first(a, level);
            int right = rightAtom == atom ? edges[rightAt + 1] : first(b, level);
            leftAt += leftAtom == atom ? 2 : 0;
            rightAt += rightAtom == atom ? 2 : 0;
            int result = apply(operation, left, right);
            if (result != first) {
                push(atom);
                push(result);
            }
        }
    }

    private int end(int node) {
        return isTerminal(node) ? 0 : starts[node + 1];
    }

    private int first(int node, int level) {
        return levels[node] == level ? edges[starts[node]] : node;
    }

    private int slot(int left, int key) {
        int hash = (left * 0x9E3779B9) ^ (key * 0x85EBCA6B);
        return (hash ^ hash >>> 15) & cacheLeft.length - 1;
    }

    private void push(int value) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top++] = value;
    }

    /** Returns the node whose edges stand on the stack above {@code from}, and takes them off. */
    private int intern(int level, int from) {
        int length = top - from;
        top = from;
        if (length == 1) {
            return stack[from];
        }
        int slot = hash(level, stack, from, length) & table.length - 1;
        while (table[slot] != 0) {
            if (equals(table[slot], level, from, length)) {
                return table[slot];
            }
            slot = slot + 1 & table.length - 1;
        }
        int node = add(level, from, length);
        table[slot] = node;
        if (2 * count > table.length) {
            growTable();
        }
        return node;
    }

    private boolean equals(int node, int level, int from, int length) {
        return levels[node] == level
                && Arrays.equals(edges, starts[node], starts[node + 1], stack, from, from + length);
    }

    private static int hash(int level, int[] values, int from, int length) {
        int hash = level;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + values[i] * 0x9E3779B9;
        }
        return hash ^ hash >>> 15;
    }

    private int add(int level, int from, int length) {
        budget.node(count);
        if (count + 1 >= levels.length) {
            growNodes();
        }
        int start = starts[count];
        while (start + length > edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        System.arraycopy(stack, from, edges, start, length);
        levels[count] = level;
        starts[count + 1] = start + length;
        return count++;
    }

    private void growNodes() {
        levels = Arrays.copyOf(levels, 2 * levels.length);
        starts = Arrays.copyOf(starts, 2 * starts.length);
    }

    private void growTable() {
        table = new int[2 * table.length];
        for (int node = terminals; node < count; node++) {
            int slot = hash(levels[node], edges, starts[node], starts[node + 1] - starts[node]) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = node;
        }
        if (cacheLeft.length < LARGEST_CACHE && cacheLeft.length < table.length) {
            cacheLeft = new int[2 * cacheLeft.length];
            cacheRight = new int[cacheLeft.length];
            cacheResult = new int[cacheLeft.length];
            Arrays.fill(cacheLeft, -1);
        }
    }
}
