package dev.pointsman.match;

/** Sets of rule places as bit vectors. */
final class Bits {

    private Bits() {}

    static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    static long[] full(int bits) {
        long[] set = new long[words(bits)];
        java.util.Arrays.fill(set, -1L);
        if ((bits & 63) != 0) {
            set[set.length - 1] = (1L << (bits & 63)) - 1;
        }
        return set;
    }

    static void set(long[] set, int bit) {
        set[bit >>> 6] |= 1L << (bit & 63);
    }

    static boolean contains(long[] set, int bit) {
        return (set[bit >>> 6] & (1L << (bit & 63))) != 0;
    }

    static void clear(long[] set, int bit) {
        set[bit >>> 6] &= ~(1L << (bit & 63));
    }
}
