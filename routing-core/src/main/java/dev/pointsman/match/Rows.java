package dev.pointsman.match;

import java.util.Arrays;

/**
 * Rows: sets of rule places as bit vectors. A row is cut into chunks of {@value #CHUNK_RULES} rules, and rows share the
 * chunks in which they do not differ: a field with thousands of values costs little more than what its rules say. Rows
 * are never changed once they are built.
 */
final class Rows {

    /** How many words a chunk has; the last one of a row may have fewer. */
    static final int CHUNK_WORDS = 16;

    private static final int CHUNK_RULES = CHUNK_WORDS * Long.SIZE;

    private Rows() {}

    /** Returns the row of all rules. */
    static long[][] full(int rules) {
        int words = (rules + Long.SIZE - 1) / Long.SIZE;
        long[][] row = new long[(words + CHUNK_WORDS - 1) / CHUNK_WORDS][];
        for (int i = 0; i < row.length; i++) {
            row[i] = new long[Math.min(CHUNK_WORDS, words - i * CHUNK_WORDS)];
            Arrays.fill(row[i], -1L);
        }
        if (rules % Long.SIZE != 0) {
            long[] last = row[row.length - 1];
            last[last.length - 1] = (1L << rules) - 1;
        }
        return row;
    }

    /** Makes rows that start as another one. A chunk is copied when it is first changed. */
    static final class Editor {
        private long[][] row;
        private boolean[] own;
        private boolean ownsRow;

        Editor(long[][] base) {
            this.row = base;
            this.own = new boolean[base.length];
        }

        /** Puts a rule in or out. */
        void set(int place, boolean in) {
            int chunk = place / CHUNK_RULES;
            int word = place / Long.SIZE % CHUNK_WORDS;
            long bit = 1L << place;
            if ((row[chunk][word] & bit) != 0 == in) {
                return;
            }
            if (!ownsRow) {
                row = row.clone();
                ownsRow = true;
            }
            if (!own[chunk]) {
                row[chunk] = row[chunk].clone();
                own[chunk] = true;
            }
            row[chunk][word] ^= bit;
        }

        /** Returns the row as it is now; later changes do not show in it. */
        long[][] row() {
            ownsRow = false;
            Arrays.fill(own, false);
            return row;
        }
    }
}
