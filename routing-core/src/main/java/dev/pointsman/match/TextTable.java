package dev.pointsman.match;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * From texts to rows: a hash table with open addressing, about a third full. Of many hash functions it takes the one that
 * probes least, so that nearly every look-up compares with one text at most. Immutable.
 */
final class TextTable {

    private static final int TRIALS = 64;
    /** Trying costs more than it saves beyond. */
    private static final int MOST_TRIED = 1024;

    private static final int GOLDEN = 0x9E3779B9;
    private static final int STEP = 0x3C6EF372;

    private final @Nullable Row[] rows;
    private final Row other;
    private final int factor;
    private final int shift;

    /**
     * Fills the table.
     *
     * @param entries each under the text that it is of
     * @param other the row of every text that is not in the table
     */
    TextTable(Collection<Row> entries, Row other) {
        int size = Integer.highestOneBit(Math.max(4, 4 * entries.size()) - 1);
        this.rows = new Row[size];
        this.other = other;
        this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
        this.factor = bestFactor(entries);
        fill(entries, factor);
    }

    private int bestFactor(Collection<Row> entries) {
        int best = GOLDEN;
        int fewest = Integer.MAX_VALUE;
        int trials = entries.size() <= MOST_TRIED ? TRIALS : 1;
        for (int trial = 0; trial < trials && fewest > 0; trial++) {
            int tried = GOLDEN + trial * STEP;
            int steps = fill(entries, tried);
            if (steps < fewest) {
                fewest = steps;
                best = tried;
            }
        }
        return best;
    }

    /** Puts entries where this factor sends them. Returns how many steps beyond the first it takes to find all. */
    private int fill(Collection<Row> entries, int by) {
        Arrays.fill(rows, null);
        int steps = 0;
        for (Row row : entries) {
            int slot = (row.hash() * by) >>> shift;
            while (rows[slot] != null) {
                slot = slot + 1 & rows.length - 1;
                steps++;
            }
            rows[slot] = row;
        }
        return steps;
    }

    Row row(String text) {
        int slot = (text.hashCode() * factor) >>> shift;
        for (Row row = rows[slot]; row != null; row = rows[slot]) {
            if (row.isOf(text)) {
                return row;
            }
            slot = slot + 1 & rows.length - 1;
        }
        return other;
    }
}
