package dev.pointsman.regex;

import dev.pointsman.regex.RegexTree.One;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The automaton of {@link SlowRegex}: one state for each character of the expression, edges with the number of ways to
 * go along them (two stands for more). What a state reads is known on a sample of characters: all of ASCII, those that
 * the expression names, and some from elsewhere. Confined to one thread.
 */
final class RegexStates {

    private static final int STATES_AT_MOST = 5_000;
    private static final int STEPS_AT_MOST = 2_000_000;
    private static final int EQUAL_CHARACTERS = 32;
    private static final double WAYS_AT_MOST = 1e6;
    private static final int LOOPS_SIDE_BY_SIDE = 3;
    private static final int ASCII = 128;

    /** States, each with the number of ways to get there. */
    record Bag(Map<Integer, Integer> ways) {
        static final Bag EMPTY = new Bag(Map.of());

        Bag plus(Bag other, int times) {
            if (times == 0 || other.ways.isEmpty()) {
                return this;
            }
            Map<Integer, Integer> sum = new TreeMap<>(ways);
            other.ways.forEach((state, n) -> sum.merge(state, Math.min(2, n * times), (a, b) -> Math.min(2, a + b)));
            return new Bag(sum);
        }
    }

    private final int[] sample;
    private final Map<One, BitSet> known = new HashMap<>();
    private final List<BitSet> reads = new ArrayList<>();
    private final List<Map<Integer, Integer>> next = new ArrayList<>();
    private final List<int @Nullable []> loops = new ArrayList<>();
    private int steps;

    RegexStates(String regex) {
        Set<Integer> characters = new TreeSet<>();
        for (int c = 0; c < ASCII; c++) {
            characters.add(c);
        }
        regex.codePoints().forEach(c -> {
            characters.add(c);
            characters.add(Character.toLowerCase(c));
            characters.add(Character.toUpperCase(c));
        });
        "\u0085\u00a0\u00df\u00e9\u0130\u03a9\u0436\u05d0\u0627\u2028\u3042\u4e2d"
                .chars()
                .forEach(characters::add);
        this.sample = characters.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return reads.size();
    }

    boolean full() {
        return size() > STATES_AT_MOST || steps > STEPS_AT_MOST;
    }

    Bag add(One one) {
        return add(known.computeIfAbsent(one, this::characters));
    }

    /** Adds a state that reads what any of these states of another automaton of the same expression read. */
    Bag add(RegexStates others, Bag states) {
        BitSet all = new BitSet();
        states.ways().keySet().forEach(state -> all.or(others.reads.get(state)));
        return add(all);
    }

    private Bag add(BitSet characters) {
        reads.add(characters);
        next.add(new HashMap<>());
        loops.add(null);
        return new Bag(Map.of(size() - 1, 1));
    }

    private BitSet characters(One one) {
        BitSet set = new BitSet();
        int only = one.text().codePointAt(0);
        boolean plain = one.text().length() == Character.charCount(only) && ".[\\".indexOf(only) < 0;
        boolean folded = (one.flags() & Pattern.CASE_INSENSITIVE) != 0;
        boolean property = one.text().contains("\\p") || one.text().contains("\\P");
        Predicate<String> pattern = plain
                ? character -> folded ? character.equalsIgnoreCase(one.text()) : character.equals(one.text())
                : Pattern.compile(one.text(), one.flags()).asMatchPredicate();
        for (int i = 0; i < sample.length; i++) {
            if ((property && sample[i] >= ASCII) || pattern.test(Character.toString(sample[i]))) {
                set.set(i);
            }
        }
        return set;
    }

    void connect(Bag from, Bag to) {
        from.ways().forEach((a, n) -> {
            steps += to.ways().size();
            to.ways()
                    .forEach((b, m) ->
                            next.get(a).merge(b, Math.min(2, n * m), (one, other) -> Math.min(2, one + other)));
        });
    }

    /** Notes that the states from {@code from} on stand in a loop, unless a smaller one is known. */
    void looped(int from, int start, int end) {
        for (int state = from; state < size(); state++) {
            if (loops.get(state) == null) {
                loops.set(state, new int[] {start, end});
            }
        }
    }

    /**
     * Tells whether the states from {@code from} on, which are strongly connected, can read one word in two ways from a
     * state to itself: some pair of different states can be reached from a pair of equal ones, and leads back to such.
     */
    boolean ambiguous(int from) {
        Map<Long, List<Long>> back = new HashMap<>();
        Deque<Long> open = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        for (int state = from; state < size(); state++) {
            if (next.get(state).values().stream().anyMatch(ways -> ways > 1)) {
                return true;
            }
            seen.add(pair(state, state));
        }
        open.addAll(seen);
        while (!open.isEmpty() && steps <= STEPS_AT_MOST) {
            long pair = open.pop();
            for (int a : next.get((int) (pair >> 32)).keySet()) {
                for (int b : next.get((int) pair).keySet()) {
                    steps++;
                    if (reads.get(a).intersects(reads.get(b))) {
                        long reached = pair(a, b);
                        back.computeIfAbsent(reached, key -> new ArrayList<>()).add(pair);
                        if (seen.add(reached)) {
                            open.add(reached);
                        }
                    }
                }
            }
        }
        return steps > STEPS_AT_MOST || returns(seen, back);
    }

    private static boolean returns(Set<Long> seen, Map<Long, List<Long>> back) {
        Deque<Long> open = new ArrayDeque<>();
        Set<Long> leads = new HashSet<>();
        for (long pair : seen) {
            if (equal(pair)) {
                leads.add(pair);
                open.add(pair);
            }
        }
        while (!open.isEmpty()) {
            for (long before : back.getOrDefault(open.pop(), List.of())) {
                if (!equal(before)) {
                    return true;
                }
                if (leads.add(before)) {
                    open.add(before);
                }
            }
        }
        return false;
    }

    private static boolean equal(long pair) {
        return (int) (pair >> 32) == (int) pair;
    }

    private static long pair(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    /** Tells whether a few equal characters can be read in very many ways, starting with these states. */
    boolean explodes(Bag first) {
        Set<BitSet> distinct = new HashSet<>(reads);
        BitSet tried = new BitSet();
        for (BitSet set : distinct) {
            int character = set.nextSetBit(0);
            if (character >= 0 && !tried.get(character)) {
                tried.set(character);
                if (ways(first, character) > WAYS_AT_MOST) {
                    return true;
                }
            }
        }
        return false;
    }

    private double ways(Bag first, int character) {
        Map<Integer, Double> now = new HashMap<>();
        first.ways().forEach((state, n) -> count(now, state, n, character));
        double most = 0;
        Map<Integer, Double> at = now;
        for (int i = 0; i < EQUAL_CHARACTERS && !at.isEmpty(); i++) {
            Map<Integer, Double> then = new HashMap<>();
            at.forEach((state, n) -> next.get(state).forEach((to, ways) -> count(then, to, n * ways, character)));
            at = then;
            most = Math.max(most, at.values().stream().mapToDouble(n -> n).sum());
        }
        return most;
    }

    private void count(Map<Integer, Double> ways, int state, double n, int character) {
        if (reads.get(state).get(character)) {
            ways.merge(state, n, Double::sum);
        }
    }

    /**
     * Returns the stretch of the expression that holds three loops side by side which can share a text, or null. A loop
     * at the end that reads anything is none: once the matcher is there, it is done.
     */
    int @Nullable [] chain(int from, Bag last) {
        List<Integer> round = new ArrayList<>();
        for (int state = from; state < size(); state++) {
            boolean done = last.ways().containsKey(state) && anything(state);
            if (next.get(state).containsKey(state) && !done) {
                round.add(state);
            }
        }
        Function<Integer, int @Nullable []> search = state -> chain(round, state, reads.get(state), 1);
        for (int state : round) {
            int[] end = search.apply(state);
            int[] start = loops.get(state);
            if (end != null && start != null) {
                return new int[] {start[0], end[1]};
            }
        }
        return null;
    }

    private int @Nullable [] chain(List<Integer> round, int state, BitSet shared, int length) {
        if (length == LOOPS_SIDE_BY_SIDE) {
            return loops.get(state);
        }
        for (int to : round) {
            BitSet both = (BitSet) shared.clone();
            both.and(reads.get(to));
            if (to > state && next.get(state).containsKey(to) && !both.isEmpty()) {
                int[] end = chain(round, to, both, length + 1);
                if (end != null) {
                    return end;
                }
            }
        }
        return null;
    }

    private boolean anything(int state) {
        for (int c = 0; c < ASCII; c++) {
            if (c != '\n' && c != '\r' && !reads.get(state).get(c)) {
                return false;
            }
        }
        return true;
    }
}
