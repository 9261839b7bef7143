package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one operand with a single value: for each value that some rule mentions, the rules that this value does
 * not rule out. A rule that does not test the operand stands in every row. Built by asking the conditions themselves
 * about one value after the other, so that a row cannot mean anything else than they do. Immutable.
 */
final class Dimension {

    private final Operand operand;
    private final boolean numbersOnly;
    private final boolean textsOnly;
    private final Map<Object, long[]> rows = new HashMap<>();
    private final double[] bounds;
    private final long[][] between;
    private final long[] absent;
    private final long[] other;

    /**
     * Builds the rows.
     *
     * @param tests for each rule that tests the operand, its place and its condition on this operand alone
     */
    Dimension(Operand operand, List<Test> tests, int rules) {
        this.operand = operand;
        boolean attribute = operand instanceof Operand.Attribute;
        this.numbersOnly = attribute && tests.stream().anyMatch(test -> Leaves.needsNumber(test.condition()));
        this.textsOnly = attribute && tests.stream().anyMatch(test -> Leaves.needsText(test.condition()));
        TreeSet<Double> ordered = new TreeSet<>();
        List<Object> constants = new ArrayList<>();
        for (Test test : tests) {
            Leaves.of(test.condition()).forEach(leaf -> {
                Leaves.constants(leaf)
                        .forEach(value -> rows.computeIfAbsent(value, key -> {
                            constants.add(key);
                            return new long[Bits.words(rules)];
                        }));
                if (leaf instanceof Condition.Order order && order.bound() instanceof Number bound) {
                    ordered.add(bound.doubleValue());
                }
            });
        }
        long[] untested = Bits.full(rules);
        tests.forEach(test -> Bits.clear(untested, test.rule()));
        rows.values().forEach(row -> System.arraycopy(untested, 0, row, 0, row.length));
        this.absent = untested.clone();
        this.other = untested.clone();
        this.bounds = ordered.stream().mapToDouble(Double::doubleValue).toArray();
        this.between = bounds.length == 0 ? new long[0][] : new long[2 * bounds.length + 1][];
        for (int i = 0; i < between.length; i++) {
            between[i] = untested.clone();
        }
        fill(tests, constants);
    }

    /**
     * What one rule demands of the operand.
     *
     * @param rule the place of the rule in winning order
     * @param condition looks at no other operand
     */
    record Test(int rule, Condition condition) {}

    private void fill(List<Test> tests, List<Object> constants) {
        List<Test> open = new ArrayList<>();
        for (Test test : tests) {
            List<Object> accepted = Leaves.acceptedValues(test.condition());
            if (accepted == null) {
                open.add(test);
            } else {
                accepted.forEach(value -> Bits.set(row(value), test.rule()));
            }
        }
        for (Object value : constants) {
            mark(open, probe(value), row(value));
        }
        mark(open, Ticket.builder("probe").build(), absent);
        for (int i = 0; i < between.length; i++) {
            double value = i % 2 == 1 ? bounds[i / 2] : inside(i / 2);
            mark(open, probe(value), between[i]);
        }
        for (Test test : open) {
            boolean uniform = Leaves.of(test.condition()).stream().allMatch(Leaves::isUniformElsewhere);
            if (!uniform || test.condition().holds(probe(Leaves.UNLISTED))) {
                Bits.set(other, test.rule());
            }
        }
        for (long[] row : between) {
            // a number that no rule lists: what depends on the very value is left to the condition itself
            open.stream()
                    .filter(test -> Leaves.of(test.condition()).stream().anyMatch(Leaves::readsText))
                    .forEach(test -> Bits.set(row, test.rule()));
        }
    }

    private double inside(int gap) {
        if (gap == 0) {
            return Math.nextDown(bounds[0]);
        }
        return Math.nextUp(bounds[gap - 1]);
    }

    private static void mark(List<Test> tests, Ticket probe, long[] row) {
        for (Test test : tests) {
            if (Leaves.mayHold(test.condition(), probe)) {
                Bits.set(row, test.rule());
            }
        }
    }

    private long[] row(@Nullable Object value) {
        return value == null ? absent : rows.getOrDefault(value, other);
    }

    private Ticket probe(Object value) {
        return Leaves.probe(operand, value);
    }

    /** Tells whether some ticket could be a hazard. */
    boolean hasHazards() {
        return numbersOnly || textsOnly;
    }

    /** Tells whether a rule could fail, rather than not match, on what the ticket has here: a value of another type. */
    boolean isHazard(Ticket ticket) {
        Object value = operand.valueIn(ticket);
        return value != null
                && ((numbersOnly && !(value instanceof Number)) || (textsOnly && !(value instanceof String)));
    }

    /** Returns the rules that the ticket's value does not rule out. The array must not be changed. */
    long[] row(Ticket ticket) {
        Object value = operand.valueIn(ticket);
        if (value == null) {
            return absent;
        }
        long[] row = rows.get(value);
        if (row != null) {
            return row;
        }
        return bounds.length > 0 && value instanceof Number number ? interval(number.doubleValue()) : other;
    }

    private long[] interval(double value) {
        int found = java.util.Arrays.binarySearch(bounds, value);
        return found >= 0 ? between[2 * found + 1] : between[2 * (-found - 1)];
    }

    /** Tells whether an operand can have rows: it has one value, and not a long text that no two tickets share. */
    static boolean suits(Operand operand) {
        return !(operand instanceof Operand.Field field)
                || (field.field() != TicketField.TAGS && field.field() != TicketField.OPENED_AT);
    }
}
