package dev.pointsman.match;

/** What a look-up found, packed into an int: the place of a rule, and whether it failed rather than matched. */
final class Hit {

    /** Nothing was found; its place is behind all others. */
    static final int NONE = Integer.MAX_VALUE;

    private Hit() {}

    /** Packs a place and {@link Entry#YES} or {@link Entry#FAILED}. */
    static int of(int place, int answer) {
        return place << 1 | (answer == Entry.FAILED ? 1 : 0);
    }

    static int place(int hit) {
        return hit >>> 1;
    }

    static boolean isFailure(int hit) {
        return (hit & 1) != 0;
    }
}
