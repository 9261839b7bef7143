package dev.pointsman.match;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one operand: for each value that some rule mentions, the rules that this value does not rule out. A rule
 * that does not test the operand stands in every row. Immutable.
 */
final class Dimension {

    /** Ranges of numbers have at most so many rows; beyond, neighbours share one. */
    static final int MOST_INTERVALS = 2048;

    private final @Nullable TicketField field;
    private final String attribute;
    private final double[] bounds;
    private final int intervals;
    private final long[][] absent;
    private final long[][] other;
    private final TextTable texts;
    private final Map<Object, long[][]> values = new HashMap<>();
    private final long[][][] between;

    Dimension(OperandTests tests, int rules) {
        this.field = tests.operand() instanceof Operand.Field of ? of.field() : null;
        this.attribute = tests.operand() instanceof Operand.Attribute of ? of.name() : "";
        this.bounds = tests.bounds();
        this.intervals = 2 * bounds.length + 1;
        Rows.Editor missing = new Rows.Editor(Rows.full(rules));
        Rows.Editor elsewhere = new Rows.Editor(missing.row());
        Map<Object, List<OperandTests.Accepted>> exceptions = new LinkedHashMap<>();
        for (OperandTests.Accepted rule : tests.accepted()) {
            missing.set(rule.rule(), rule.absent());
            elsewhere.set(rule.rule(), rule.elsewhere());
            rule.exceptions()
                    .forEach(value -> exceptions
                            .computeIfAbsent(value, key -> new ArrayList<>())
                            .add(rule));
        }
        this.absent = missing.row();
        this.other = elsewhere.row();
        Map<String, long[][]> ofTexts = new HashMap<>();
        exceptions.forEach((value, concerned) -> {
            Rows.Editor row = new Rows.Editor(other);
            concerned.forEach(rule -> row.set(rule.rule(), !rule.elsewhere()));
            if (value instanceof String text) {
                ofTexts.put(text, row.row());
            } else {
                values.put(value, row.row());
            }
        });
        this.texts = new TextTable(ofTexts, other);
        this.between = tests.isOrdered() ? between(tests) : new long[0][][];
    }

    /** Tells whether rows are so many that neighbouring numbers share one. */
    static boolean isCoarse(OperandTests tests) {
        return tests.isOrdered() && 2 * tests.bounds().length + 1 > MOST_INTERVALS;
    }

    /** Sweeps over the numbers, from below the first bound to above the last. */
    private long[][][] between(OperandTests tests) {
        long[][][] made = new long[Math.min(intervals, MOST_INTERVALS)][][];
        List<List<Change>> changes = new ArrayList<>();
        for (int i = 0; i <= made.length; i++) {
            changes.add(new ArrayList<>());
        }
        Rows.Editor row = new Rows.Editor(other);
        for (OperandTests.Accepted rule : tests.accepted()) {
            row.set(rule.rule(), false);
            int open = -1;
            int end = -1;
            OperandTests.Ranges numbers = rule.numbers();
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.accepts(i)) {
                    int from = shared(numbers.first(i, bounds));
                    if (open >= 0 && from > end + 1) {
                        change(changes, rule.rule(), open, end);
                        open = -1;
                    }
                    open = open < 0 ? from : open;
                    end = shared(numbers.last(i, bounds));
                }
            }
            if (open >= 0) {
                change(changes, rule.rule(), open, end);
            }
        }
        for (int i = 0; i < made.length; i++) {
            changes.get(i).forEach(change -> row.set(change.rule(), change.in()));
            made[i] = row.row();
        }
        return made;
    }

    private record Change(int rule, boolean in) {}

    private static void change(List<List<Change>> changes, int rule, int from, int to) {
        changes.get(from).add(new Change(rule, true));
        changes.get(to + 1).add(new Change(rule, false));
    }

    private int shared(int interval) {
        return intervals <= MOST_INTERVALS ? interval : (int) ((long) interval * MOST_INTERVALS / intervals);
    }

    /** Returns the rules that the ticket's value does not rule out. Not to be changed. */
    long[][] row(Ticket ticket) {
        Object value =
                field != null ? field.valueIn(ticket) : ticket.attributes().get(attribute);
        if (value instanceof String text) {
            return texts.row(text);
        }
        if (value == null) {
            return absent;
        }
        if (between.length > 0 && value instanceof Number number) {
            int found = Arrays.binarySearch(bounds, number.doubleValue());
            return between[shared(found >= 0 ? 2 * found + 1 : 2 * (-found - 1))];
        }
        long[][] row = values.get(value);
        return row == null ? other : row;
    }
}
