package dev.pointsman.canary;

import java.util.Objects;

/**
 * Which tickets a canary takes: a share of all ids, always the same ones for one salt. Immutable.
 *
 * <p>The id and the salt are hashed to 64 bits with FNV-1a (Fowler, Noll, Vo: The FNV Non-Cryptographic Hash Algorithm,
 * IETF draft-eastlake-fnv) over the UTF-16 units of the salt, a zero unit and those of the id, and mixed with the finalizer of
 * MurmurHash3 (Appleby, public domain), since the upper bits of FNV alone are not even for short texts. The upper 53 bits as a
 * fraction of 1 are compared with the share. Nothing of it depends on the process or the platform, so that all hosts agree, and
 * a larger share takes every ticket that a smaller one took.
 *
 * @param share above 0 and below 1
 * @param salt another salt takes other tickets
 */
record CanaryShare(double share, String salt) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long MIX_1 = 0xff51afd7ed558ccdL;
    private static final long MIX_2 = 0xc4ceb9fe1a85ec53L;
    private static final int MIX_SHIFT = 33;
    private static final int DROPPED_BITS = 11;
    private static final double UNIT = 0x1.0p-53;

    public CanaryShare {
        Objects.requireNonNull(salt, "salt");
    }

    /** Tells whether the canary takes the ticket with this id. */
    public boolean takes(String ticketId) {
        return fraction(ticketId) < share;
    }

    /** Returns where the ticket stands between 0, which every share takes, and 1. */
    double fraction(String ticketId) {
        long hash = add(add(FNV_OFFSET, salt) * FNV_PRIME, ticketId);
        hash = (hash ^ (hash >>> MIX_SHIFT)) * MIX_1;
        hash = (hash ^ (hash >>> MIX_SHIFT)) * MIX_2;
        hash ^= hash >>> MIX_SHIFT;
        return (hash >>> DROPPED_BITS) * UNIT;
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * FNV_PRIME;
        }
        return sum;
    }
}
