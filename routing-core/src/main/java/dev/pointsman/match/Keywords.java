package dev.pointsman.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many words in a text in one pass, however many words there are: the automaton of Aho and Corasick
 * ("Efficient string matching: an aid to bibliographic search", CACM 1975). It takes memory by the characters of the words
 * and not by the alphabet: the first child of a state is the state numbered next, so that most steps stay within one
 * cache line, and other children stand in a hash table. Immutable.
 *
 * <p>A pass starts at {@link #START}, takes {@link #step} for each character, and after each one finds the words that end
 * there: from {@link #longest} on by {@link #shorter}, until that is {@link #START}.
 */
final class Keywords {

    /** The state before the first character; as the end of a word, none. */
    static final int START = 0;

    private static final int NONE = -1;
    private static final int ASCII = 128;

    private final int[] fromStart = new int[ASCII];
    private final int[] first;
    private final boolean[] hasMore;
    private final long[] edges;
    private final int[] targets;
    private final int[] failure;
    private final int[] word;
    private final int[] shorter;

    /** Builds the automaton. No word may be empty; words are known by their places in the list. */
    Keywords(List<String> words) {
        Trie trie = new Trie();
        for (int i = 0; i < words.size(); i++) {
            trie.add(words.get(i), i);
        }
        int states = trie.states.size();
        long others = trie.states.stream()
                .filter(state -> state.number != state.parent + 1)
                .count();
        int size = Integer.highestOneBit(Math.max(4, (int) Math.min(1 << 30, 4 * others)) - 1);
        this.first = new int[states];
        this.hasMore = new boolean[states];
        this.edges = new long[size];
        this.targets = new int[size];
        this.failure = new int[states];
        this.word = new int[states];
        this.shorter = new int[states];
        Arrays.fill(edges, NONE);
        Arrays.fill(fromStart, NONE);
        Arrays.fill(first, NONE);
        trie.states.forEach(this::put);
        // less deep states first: a failure link leads to the longest proper suffix that is a state
        trie.states.sort(Comparator.comparingInt(state -> state.depth));
        trie.states.forEach(this::link);
    }

    /** A node of the tree of all words: reached from its parent on a character. */
    private static final class State {
        private final int number;
        private final int parent;
        private final char on;
        private final int depth;
        private int word = NONE;

        private State(int number, int parent, char on, int depth) {
            this.number = number;
            this.parent = parent;
            this.on = on;
            this.depth = depth;
        }
    }

    private static final class Trie {
        private final List<State> states = new ArrayList<>(List.of(new State(START, START, '\0', 0)));
        private final Map<Long, State> children = new HashMap<>();

        private void add(String text, int place) {
            State state = states.get(START);
            for (int i = 0; i < text.length(); i++) {
                State from = state;
                char on = text.charAt(i);
                state = children.computeIfAbsent(key(from.number, on), key -> {
                    State made = new State(states.size(), from.number, on, from.depth + 1);
                    states.add(made);
                    return made;
                });
            }
            state.word = place;
        }
    }

    private void put(State state) {
        word[state.number] = state.word;
        if (state.number == START) {
            return;
        }
        if (state.parent == START && state.on < ASCII) {
            fromStart[state.on] = state.number;
            return;
        }
        if (state.number == state.parent + 1) {
            first[state.parent] = state.on;
            return;
        }
        hasMore[state.parent] = true;
        long key = key(state.parent, state.on);
        int slot = slot(key);
        while (edges[slot] != NONE) {
            slot = slot + 1 & edges.length - 1;
        }
        edges[slot] = key;
        targets[slot] = state.number;
    }

    private void link(State state) {
        int link = state.depth < 2 ? START : step(failure[state.parent], state.on);
        failure[state.number] = link;
        shorter[state.number] = longest(link);
    }

    private static long key(int state, char on) {
        return (long) state << Character.SIZE | on;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE) & edges.length - 1;
    }

    private int target(int state, char on) {
        if (state == START && on < ASCII) {
            return fromStart[on];
        }
        if (first[state] == on) {
            return state + 1;
        }
        if (!hasMore[state]) {
            return NONE;
        }
        long key = key(state, on);
        int slot = slot(key);
        while (edges[slot] != NONE) {
            if (edges[slot] == key) {
                return targets[slot];
            }
            slot = slot + 1 & edges.length - 1;
        }
        return NONE;
    }

    /** Returns the state after one more character. */
    int step(int from, char on) {
        int state = from;
        int target = target(state, on);
        while (target == NONE && state != START) {
            state = failure[state];
            target = target(state, on);
        }
        return target == NONE ? START : target;
    }

    /** Returns the end of the longest word that ends in this state, {@link #START} if none does. */
    int longest(int state) {
        return word[state] != NONE ? state : shorter[state];
    }

    /** Returns the end of the next shorter word that ends where this one ends, {@link #START} if there is none. */
    int shorter(int end) {
        return shorter[end];
    }

    /** Returns the place of the word that ends here. */
    int word(int end) {
        return word[end];
    }
}
