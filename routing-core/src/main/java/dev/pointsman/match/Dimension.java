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

    /** More rows for ranges of numbers than this would not fit into caches. */
    private static final int MOST_INTERVALS = 2048;

    private final @Nullable TicketField field;
    private final String attribute;
    private final double[] bounds;
    private final int intervals;
    private final int rows;
    private final Row absent;
    private final Row other;
    private final TextTable texts;
    private final Map<Object, Row> values = new HashMap<>();
    private final Row[] between;

    Dimension(OperandTests tests, Layout layout) {
        this.field = tests.operand() instanceof Operand.Field of ? of.field() : null;
        this.attribute = tests.operand() instanceof Operand.Attribute of ? of.name() : "";
        this.bounds = tests.bounds();
        this.intervals = 2 * bounds.length + 1;
        this.rows = Math.min(intervals, mostIntervals(layout.rules()));
        Rows.Editor missing = new Rows.Editor(Rows.full(layout.positions()));
        Rows.Editor elsewhere = new Rows.Editor(missing.row());
        Map<Object, List<OperandTests.Accepted>> exceptions = new LinkedHashMap<>();
        for (OperandTests.Accepted rule : tests.accepted()) {
            layout.forEachPosition(rule.rule(), position -> {
                missing.set(position, rule.absent());
                elsewhere.set(position, rule.elsewhere());
            });
            rule.exceptions()
                    .forEach(value -> exceptions
                            .computeIfAbsent(value, key -> new ArrayList<>())
                            .add(rule));
        }
        long[] base = elsewhere.row();
        this.absent = new Row(missing.row(), Layout.Range.NONE);
        this.other = new Row(base, Layout.Range.NONE);
        boolean coarse = isCoarse(tests, layout.rules());
        List<Rows.Editor> editors = new ArrayList<>();
        for (int i = Math.min(exceptions.size(), Rows.most(layout.rules())); i > 0; i--) {
            editors.add(new Rows.Editor(base));
        }
        int next = 0;
        for (List<OperandTests.Accepted> concerned : exceptions.values()) {
            Rows.Editor words = editors.get(next++ % editors.size());
            for (OperandTests.Accepted rule : concerned) {
                if (!layout.isGrouped(rule.rule(), tests) && !(coarse && rule.elsewhere())) {
                    layout.forEachPosition(rule.rule(), position -> words.set(position, !rule.elsewhere()));
                }
            }
        }
        next = 0;
        List<Row> ofTexts = new ArrayList<>();
        for (Object value : exceptions.keySet()) {
            long[] words = editors.get(next++ % editors.size()).row();
            Layout.Range group = layout.range(tests, value);
            if (value instanceof String text) {
                ofTexts.add(new Row(text, words, group));
            } else {
                values.put(value, new Row(words, group));
            }
        }
        this.texts = new TextTable(ofTexts, other);
        this.between = tests.isOrdered() ? between(tests, layout, base) : new Row[0];
    }

    /** Tells whether values are so many that some have to share a row: then rows do not prove anything. */
    static boolean isCoarse(OperandTests tests, int rules) {
        return tests.isOrdered()
                ? 2 * tests.bounds().length + 1 > mostIntervals(rules)
                : tests.constants().size() > Rows.most(rules);
    }

    private static int mostIntervals(int rules) {
        return Math.min(MOST_INTERVALS, Rows.most(rules));
    }

    /** Sweeps over the numbers, from below the first bound to above the last. */
    private Row[] between(OperandTests tests, Layout layout, long[] base) {
        Row[] made = new Row[rows];
        List<List<Change>> changes = new ArrayList<>();
        for (int i = 0; i <= made.length; i++) {
            changes.add(new ArrayList<>());
        }
        Rows.Editor row = new Rows.Editor(base);
        for (OperandTests.Accepted rule : tests.accepted()) {
            layout.forEachPosition(rule.rule(), position -> row.set(position, false));
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
            for (Change change : changes.get(i)) {
                layout.forEachPosition(change.rule(), position -> row.set(position, change.in()));
            }
            made[i] = new Row(row.row(), Layout.Range.NONE);
        }
        return made;
    }

    private record Change(int rule, boolean in) {}

    private static void change(List<List<Change>> changes, int rule, int from, int to) {
        changes.get(from).add(new Change(rule, true));
        changes.get(to + 1).add(new Change(rule, false));
    }

    private int shared(int interval) {
        return (int) ((long) interval * rows / intervals);
    }

    /** Returns the rules that the ticket's value does not rule out. */
    Row row(Ticket ticket) {
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
        Row row = values.get(value);
        return row == null ? other : row;
    }
}
