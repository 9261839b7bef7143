package dev.pointsman.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From texts to rows: a hash table with open addressing, half empty, so that most look-ups compare with one text only.
 * Immutable.
 */
final class TextTable {

    private final @Nullable String[] keys;
    private final Row[] rows;
    private final Row other;

    /**
     * Fills the table.
     *
     * @param other the row of every text that is not in the table
     */
    TextTable(Map<String, Row> entries, Row other) {
        int size = Integer.highestOneBit(Math.max(4, 4 * entries.size()) - 1);
        this.keys = new String[size];
        this.rows = new Row[size];
        this.other = other;
        entries.forEach((key, row) -> {
            int slot = slot(key);
            while (keys[slot] != null) {
                slot = slot + 1 & keys.length - 1;
            }
            keys[slot] = key;
            rows[slot] = row;
        });
    }

    private int slot(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 15) & keys.length - 1;
    }

    Row row(String text) {
        int slot = slot(text);
        for (String key = keys[slot]; key != null; key = keys[slot]) {
            if (key.equals(text)) {
                return rows[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return other;
    }
}
