package dev.pointsman.match;

import java.util.Arrays;

/** Rows: sets of positions as bit vectors. Rows are never changed once they are built, so equal ones are shared. */
final class Rows {

    /** What all rows of one dimension may take, in bytes. */
    private static final long MOST_MEMORY = 64L << 20;

    private Rows() {}

    /** Returns how many rows a dimension may have; values beyond share rows. */
    static int most(int positions) {
        return (int) Math.min(1 << 20, MOST_MEMORY / (positions / Byte.SIZE + 1));
    }

    /** Returns the row of all positions. */
    static long[] full(int positions) {
        long[] row = new long[(positions + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(row, -1L);
        return row;
    }

    /** Makes rows that start as another one, which is copied when it is first changed. */
    static final class Editor {
        private long[] row;
        private boolean own;

        Editor(long[] base) {
            this.row = base;
        }

        /** Puts a position in or out. */
        void set(int position, boolean in) {
            int word = position / Long.SIZE;
            long bit = 1L << position;
            if ((row[word] & bit) != 0 == in) {
                return;
            }
            if (!own) {
                row = row.clone();
                own = true;
            }
            row[word] ^= bit;
        }

        /** Returns the row as it is now; later changes do not show in it. */
        long[] row() {
            own = false;
            return row;
        }
    }
}
