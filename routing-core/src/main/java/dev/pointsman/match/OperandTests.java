package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all rules demand of one operand that has a single value, as sets of values. Found by asking the conditions
 * themselves about one value after the other, so that no set can mean anything else than they do. Immutable.
 */
final class OperandTests {

    /** Above this, texts are not looked into while the index is built. */
    private static final int MOST_TEXT_TRIALS = 1_000_000;

    private final Operand operand;
    private final boolean ordered;
    private final Set<Object> constants = new LinkedHashSet<>();
    private final double[] bounds;
    private final List<Accepted> accepted = new ArrayList<>();

    /**
     * What one rule demands of the operand.
     *
     * @param rule the place of the rule in winning order
     * @param condition looks at no other operand
     */
    record Test(int rule, Condition condition) {}

    /**
     * The values that one rule accepts. Values about which nothing can be known beforehand count as accepted.
     *
     * @param rule the place of the rule in winning order
     * @param elsewhere whether values that are no exceptions are accepted
     * @param exceptions the values for which it is the other way round
     * @param absent whether absence is accepted
     * @param numbers in an ordered operand, which numbers are accepted
     * @param exact whether the rule accepts these values and no others
     */
    record Accepted(
            int rule, boolean elsewhere, List<Object> exceptions, boolean absent, Ranges numbers, boolean exact) {}

    /**
     * Ranges of numbers: points at which the answer can change, and the answer below the first point, at it, between it
     * and the next, and so on. Immutable.
     */
    static final class Ranges {
        private static final Ranges NONE = new Ranges(new double[0], new boolean[0]);

        private final double[] points;
        private final boolean[] accepted;

        private Ranges(double[] points, boolean[] accepted) {
            this.points = points;
            this.accepted = accepted;
        }

        /** Returns how many intervals there are, points included; 0 where numbers are not ordered. */
        int size() {
            return accepted.length;
        }

        /** Tells whether the numbers of an interval are accepted. */
        boolean accepts(int interval) {
            return accepted[interval];
        }

        /** Returns the first interval between {@code bounds}, which include all points, that lies in one of ours. */
        int first(int interval, double[] bounds) {
            return interval == 0
                    ? 0
                    : 2 * Arrays.binarySearch(bounds, points[(interval - 1) / 2]) + (interval % 2 == 1 ? 1 : 2);
        }

        /** Returns the last interval between {@code bounds} that lies in one of ours. */
        int last(int interval, double[] bounds) {
            return interval / 2 == points.length
                    ? 2 * bounds.length
                    : 2 * Arrays.binarySearch(bounds, points[interval / 2]) + (interval % 2 == 1 ? 1 : 0);
        }
    }

    /** Reads tests, at most one for each rule. */
    OperandTests(Operand operand, List<Test> tests) {
        this.operand = operand;
        this.ordered = tests.stream().anyMatch(this::isOrdered);
        int textTests = 0;
        TreeSet<Double> allBounds = new TreeSet<>();
        for (Test test : tests) {
            constants(test.condition()).stream()
                    .filter(value -> !(ordered && value instanceof Number))
                    .forEach(constants::add);
            if (ordered) {
                for (double point : points(test.condition())) {
                    allBounds.add(point);
                }
            }
            textTests += isExact(test.condition()) ? 0 : 1;
        }
        this.bounds = allBounds.stream().mapToDouble(Double::doubleValue).toArray();
        boolean looksIntoTexts = (long) textTests * constants.size() <= MOST_TEXT_TRIALS;
        tests.forEach(test -> accepted.add(read(test, looksIntoTexts)));
    }

    /** Tells whether an operand can be read like this: it has one value, and not a point in time. */
    static boolean suits(Operand operand) {
        return !(operand instanceof Operand.Field field)
                || (field.field() != TicketField.TAGS && field.field() != TicketField.OPENED_AT);
    }

    Operand operand() {
        return operand;
    }

    /** Tells whether numbers are told apart by {@link #bounds()}, and not as {@link #constants()}. */
    boolean isOrdered() {
        return ordered;
    }

    /** Returns the values that some rule mentions. */
    Set<Object> constants() {
        return constants;
    }

    /** Returns the numbers at which some rule's answer can change, ascending. Not to be changed. */
    double[] bounds() {
        return bounds;
    }

    /** Returns what each rule that tests the operand accepts. */
    List<Accepted> accepted() {
        return accepted;
    }

    /** Estimates which share of the tickets a rule accepts, as if all values that rules tell apart were equally common. */
    double share(Accepted rule) {
        if (ordered && rule.numbers().size() > 1) {
            int yes = 0;
            for (int i = 0; i < rule.numbers().size(); i++) {
                if (rule.numbers().accepts(i)) {
                    yes += rule.numbers().last(i, bounds) - rule.numbers().first(i, bounds) + 1;
                }
            }
            return yes / (2 * bounds.length + 1.0);
        }
        double values = constants.size() + (isPriority() ? 0 : 1);
        double exceptions = rule.exceptions().size();
        double yes = rule.elsewhere() ? values - exceptions : exceptions;
        return Math.min(1, Math.max(yes, rule.absent() ? 1 : 0) / values);
    }

    private boolean isPriority() {
        return operand instanceof Operand.Field field && field.field() == TicketField.PRIORITY;
    }

    private boolean isOrdered(Test test) {
        return operand instanceof Operand.Attribute && Leaves.needsNumber(test.condition());
    }

    private Set<Object> constants(Condition condition) {
        Set<Object> found = new LinkedHashSet<>();
        if (isPriority()) {
            for (int priority = Ticket.MOST_URGENT; priority <= Ticket.LEAST_URGENT; priority++) {
                found.add(priority);
            }
        } else {
            Leaves.of(condition).forEach(leaf -> found.addAll(Leaves.constants(leaf)));
        }
        return found;
    }

    private double[] points(Condition condition) {
        TreeSet<Double> points = new TreeSet<>();
        for (Condition.Leaf leaf : Leaves.of(condition)) {
            if (leaf instanceof Condition.Order order && order.bound() instanceof Number bound) {
                points.add(bound.doubleValue());
            }
            for (Object constant : Leaves.constants(leaf)) {
                if (constant instanceof Number number) {
                    points.add(number.doubleValue());
                }
            }
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Tells whether the condition has one answer for all values that no rule mentions. */
    private boolean isExact(Condition condition) {
        return isPriority()
                || Leaves.of(condition).stream()
                        .allMatch(leaf -> leaf instanceof Condition.Equal
                                || leaf instanceof Condition.OneOf
                                || (ordered && leaf instanceof Condition.Order));
    }

    private Accepted read(Test test, boolean looksIntoTexts) {
        Condition condition = test.condition();
        List<@Nullable Object> equals = Leaves.equalTo(condition);
        if (equals != null && !ordered && !isPriority()) {
            return equality(test.rule(), equals);
        }
        boolean exact = isExact(condition);
        boolean elsewhere = !exact || (!isPriority() && mayHold(condition, Leaves.UNLISTED));
        List<Object> exceptions = new ArrayList<>();
        if (exact || looksIntoTexts) {
            for (Object value : exact ? constants(condition) : constants) {
                boolean number = ordered && value instanceof Number;
                if (!number && mayHold(condition, value) != elsewhere) {
                    exceptions.add(value);
                }
            }
        }
        boolean absent = Leaves.mayHold(condition, Leaves.ABSENT);
        return new Accepted(
                test.rule(), elsewhere, exceptions, absent, ordered ? ranges(condition, exact) : Ranges.NONE, exact);
    }

    /** Nearly all tests are of this kind: there is no need to ask them. */
    private static Accepted equality(int rule, List<@Nullable Object> values) {
        Set<Object> accepted = new LinkedHashSet<>();
        for (Object value : values) {
            if (value != null) {
                accepted.add(value);
            }
        }
        return new Accepted(rule, false, List.copyOf(accepted), values.contains(null), Ranges.NONE, true);
    }

    private Ranges ranges(Condition condition, boolean exact) {
        double[] points = points(condition);
        boolean[] between = new boolean[2 * points.length + 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = !exact || mayHold(condition, inside(points, i));
        }
        return new Ranges(points, between);
    }

    /** Returns a number at a point, for an odd place, or next to one. */
    private static double inside(double[] points, int place) {
        if (points.length == 0) {
            return 0;
        }
        double value = place % 2 == 1
                ? points[place / 2]
                : place == 0 ? Math.nextDown(points[0]) : Math.nextUp(points[place / 2 - 1]);
        return Double.isInfinite(value) ? Math.copySign(Double.MAX_VALUE, value) : value;
    }

    private boolean mayHold(Condition condition, Object value) {
        return Leaves.mayHold(condition, Leaves.probe(operand, value));
    }
}
