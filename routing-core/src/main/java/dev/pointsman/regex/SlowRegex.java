package dev.pointsman.regex;

import dev.pointsman.regex.RegexTree.Atomic;
import dev.pointsman.regex.RegexTree.Back;
import dev.pointsman.regex.RegexTree.Choice;
import dev.pointsman.regex.RegexTree.Look;
import dev.pointsman.regex.RegexTree.Node;
import dev.pointsman.regex.RegexTree.One;
import dev.pointsman.regex.RegexTree.Repeat;
import dev.pointsman.regex.RegexTree.Sequence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds regular expressions that a backtracking matcher can need exponential time for.
 *
 * <p>A backtracking matcher tries, on a text that does not match, every way in which the expression can read the text.
 * The number of ways is the ambiguity of the expression's automaton. It grows exponentially with the text exactly when
 * some state can be left and reached again on one word along two different paths [1, criterion EDA], which is decided on
 * the product of the automaton with itself [2, 3]. The automaton here is that of Glushkov [4], one state for each
 * character of the expression, whose edges are counted, since a nested loop such as {@code (a*)*} has two ways from a
 * state to itself that differ only in which loop goes round.
 *
 * <p>Beside that it refuses more than a million ways to read thirty-two equal characters ({@code (a?){30}}), and three
 * loops side by side that can share a text ({@code .*.*.*x}), which is cubic. It never says slow of loops that something
 * stands between ({@code .*refund.*urgent.*}). Where it cannot tell it is careful: a group that refers back from inside a
 * loop, a look-around with a loop inside a loop, and an expression with too many states count as slow. Time is
 * quadratic in the states of the largest loop. Immutable and stateless.
 *
 * <ol>
 *   <li>Weber, Seidl: On the degree of ambiguity of finite automata. Theoretical Computer Science 88 (1991).
 *   <li>Allauzen, Mohri, Rastogi: General algorithms for testing the ambiguity of finite automata. DLT 2008.
 *   <li>Weideman, van der Merwe, Berglund, Watson: Analyzing matching time behavior of backtracking regular expression
 *       matchers by using ambiguity of NFA. CIAA 2016.
 *   <li>Glushkov: The abstract theory of automata. Russian Mathematical Surveys 16 (1961).
 * </ol>
 */
public final class SlowRegex {

    private static final int UNROLLED_STATES = 64;

    /** More ways than an expression may have that is passed without building its automaton. */
    private static final int MANY = 1_000;

    private final String regex;
    private final RegexStates states;

    private SlowRegex(String regex) {
        this.regex = regex;
        this.states = new RegexStates(regex);
    }

    /**
     * Returns the part of an expression that makes it slow, or empty when it is not.
     *
     * @param regex an expression that {@link Pattern#compile(String)} accepts
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static Optional<String> problem(String regex) {
        Pattern.compile(Objects.requireNonNull(regex, "regex"));
        try {
            Node tree = RegexTree.parse(regex);
            boolean quadratic = loops(tree) <= 2 && ways(tree) < MANY;
            if (!quadratic) {
                new SlowRegex(regex).whole(tree);
            }
            return Optional.empty();
        } catch (Slow slow) {
            return Optional.of(slow.part);
        } catch (StackOverflowError e) {
            return Optional.of(regex);
        }
    }

    /** Returns the number of loops when all are over single characters, and many when anything else repeats. */
    private static int loops(Node node) {
        if (node instanceof Repeat repeat && repeat.max() != 1) {
            return repeat.max() == RegexTree.UNBOUNDED && repeat.body() instanceof One ? 1 : MANY;
        }
        boolean plain = !(node instanceof Atomic || node instanceof Look || node instanceof Back);
        return plain ? children(node).stream().mapToInt(SlowRegex::loops).reduce(0, SlowRegex::sum) : MANY;
    }

    /** Returns the most ways there are through an expression, loops aside. */
    private static int ways(Node node) {
        List<Node> children = children(node);
        if (node instanceof Choice) {
            return children.stream().mapToInt(SlowRegex::ways).reduce(0, SlowRegex::sum);
        }
        int ways = children.stream().mapToInt(SlowRegex::ways).reduce(1, (a, b) -> Math.min(MANY, a * b));
        return node instanceof Repeat ? sum(ways, 1) : ways;
    }

    private static int sum(int a, int b) {
        return Math.min(MANY, a + b);
    }

    /** What has been found; ends the search. */
    private static final class Slow extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String part;

        Slow(String part) {
            super(part, null, false, false);
            this.part = part;
        }
    }

    /** What a part contributes: the states it can start and end with, and in how many ways it reads nothing. */
    private record Span(RegexStates.Bag first, RegexStates.Bag last, int empty) {}

    private void whole(Node node) {
        int from = states.size();
        Span span = span(node, false);
        if (states.explodes(span.first())) {
            throw new Slow(regex);
        }
        int[] chain = states.chain(from, span.last());
        if (chain != null) {
            throw new Slow(regex.substring(chain[0], chain[1]));
        }
    }

    private Span span(Node node, boolean looped) {
        if (states.full()) {
            throw new Slow(regex);
        }
        if (node instanceof One one) {
            RegexStates.Bag state = states.add(one);
            return new Span(state, state, 0);
        } else if (node instanceof Sequence sequence) {
            return sequence(sequence.parts(), looped);
        } else if (node instanceof Choice choice) {
            return choice(choice.branches(), looped);
        } else if (node instanceof Repeat repeat) {
            return repeat(repeat, looped);
        } else if (node instanceof Atomic atomic) {
            return atomic(atomic.body(), looped);
        } else if (node instanceof Look look) {
            if (looped && hasLoop(look.body())) {
                throw new Slow(regex.substring(look.start(), look.end()));
            }
            new Separate(look.body()).check();
            return new Span(RegexStates.Bag.EMPTY, RegexStates.Bag.EMPTY, 1);
        } else if (node instanceof Back back) {
            if (looped) {
                throw new Slow(regex.substring(back.start(), back.end()));
            }
            RegexStates.Bag any = states.add(new One("[\\s\\S]", 0));
            return new Span(any, any, 1);
        }
        throw new IllegalStateException("no case for " + node);
    }

    private Span sequence(List<Node> parts, boolean looped) {
        Span all = new Span(RegexStates.Bag.EMPTY, RegexStates.Bag.EMPTY, 1);
        for (Node part : parts) {
            all = then(all, span(part, looped));
        }
        return all;
    }

    private Span then(Span a, Span b) {
        states.connect(a.last(), b.first());
        return new Span(
                a.first().plus(b.first(), a.empty()), b.last().plus(a.last(), b.empty()), few(a.empty() * b.empty()));
    }

    private Span choice(List<Node> branches, boolean looped) {
        Span all = new Span(RegexStates.Bag.EMPTY, RegexStates.Bag.EMPTY, 0);
        for (Node branch : branches) {
            Span b = span(branch, looped);
            all = new Span(all.first().plus(b.first(), 1), all.last().plus(b.last(), 1), few(all.empty() + b.empty()));
        }
        return all;
    }

    private Span repeat(Repeat repeat, boolean looped) {
        Node body = repeat.body();
        if (repeat.max() == 0) {
            return sequence(List.of(), looped);
        }
        int copies = repeat.max() == RegexTree.UNBOUNDED ? Math.max(1, repeat.min()) : repeat.max();
        boolean exact = repeat.max() != RegexTree.UNBOUNDED;
        boolean fits = copies == 1 || (long) copies * count(body) <= UNROLLED_STATES;
        if (!fits) {
            copies = 1;
            exact = false;
        }
        Span all = sequence(List.of(), looped);
        for (int i = 0; i < copies; i++) {
            boolean goesRound = !exact && i == copies - 1;
            Span copy = goesRound ? loop(repeat) : span(body, looped || copies > 1);
            if (i >= repeat.min()) {
                copy = new Span(copy.first(), copy.last(), few(copy.empty() + 1));
            }
            all = then(all, copy);
        }
        return all;
    }

    private Span loop(Repeat repeat) {
        int from = states.size();
        Span body = span(repeat.body(), true);
        states.connect(body.last(), body.first());
        states.looped(from, repeat.start(), repeat.end());
        if (states.ambiguous(from)) {
            throw new Slow(regex.substring(repeat.start(), repeat.end()));
        }
        return body;
    }

    /** Whatever is inside is matched in one way only, so from outside it looks like one character. */
    private Span atomic(Node body, boolean looped) {
        if (looped && hasLook(body)) {
            throw new Slow(regex);
        }
        Separate inside = new Separate(body);
        Span span = inside.check();
        RegexStates.Bag state = states.add(inside.separate.states, span.first());
        return new Span(state, state, Math.min(1, span.empty()));
    }

    /** A part that the matcher finishes before it goes on. */
    private final class Separate {
        private final SlowRegex separate = new SlowRegex(regex);
        private final Node body;

        Separate(Node body) {
            this.body = body;
        }

        Span check() {
            Span span = separate.span(body, false);
            if (separate.states.explodes(span.first())) {
                throw new Slow(regex);
            }
            return span;
        }
    }

    private static int few(int ways) {
        return Math.min(2, ways);
    }

    private static boolean hasLoop(@Nullable Node node) {
        return contains(node, Repeat.class);
    }

    private static boolean hasLook(Node node) {
        return contains(node, Look.class);
    }

    private static boolean contains(@Nullable Node node, Class<? extends Node> kind) {
        return kind.isInstance(node) || children(node).stream().anyMatch(child -> contains(child, kind));
    }

    private static long count(Node node) {
        if (node instanceof Repeat repeat) {
            long times = repeat.max() == RegexTree.UNBOUNDED ? Math.max(1, repeat.min()) : repeat.max();
            return Math.min(UNROLLED_STATES + 1L, Math.max(1, times) * count(repeat.body()));
        }
        return node instanceof One
                ? 1
                : children(node).stream().mapToLong(SlowRegex::count).sum();
    }

    private static List<Node> children(@Nullable Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.parts();
        } else if (node instanceof Choice choice) {
            return choice.branches();
        } else if (node instanceof Repeat repeat) {
            return List.of(repeat.body());
        } else if (node instanceof Atomic atomic) {
            return List.of(atomic.body());
        } else if (node instanceof Look look) {
            return List.of(look.body());
        }
        return List.of();
    }
}
