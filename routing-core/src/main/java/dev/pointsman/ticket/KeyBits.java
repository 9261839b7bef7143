package dev.pointsman.ticket;

import java.util.Map;

/**
 * The tags and attributes of a ticket in 64 bits: a filter after Bloom ("Space/time trade-offs in hash coding with allowable
 * errors", CACM 1970) with one bit for each tag, for each name of an attribute, and for each attribute with its value. A
 * ticket that lacks a bit does not have what the bit stands for; one that has it may have it. They are collected when the
 * ticket is built.
 */
public final class KeyBits {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int NAME = 0x3C6EF372;
    private static final int BITS = 6;

    private KeyBits() {}

    /** Returns the bits of a ticket. */
    public static long of(Ticket ticket) {
        return ticket.keyBits();
    }

    /** Returns the bit of a tag. */
    public static long ofTag(String tag) {
        return bit(tag.hashCode());
    }

    /** Returns the bit of an attribute, whatever its value. */
    public static long ofAttribute(String name) {
        return bit(name.hashCode() ^ NAME);
    }

    /** Returns the bit of an attribute with a value, in the form that {@link Ticket#attributes()} has. */
    public static long ofAttribute(String name, Object value) {
        return bit(31 * name.hashCode() + value.hashCode());
    }

    static long collect(Iterable<String> tags, Map<String, Object> attributes) {
        long bits = 0;
        for (String tag : tags) {
            bits |= ofTag(tag);
        }
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            bits |= ofAttribute(attribute.getKey()) | ofAttribute(attribute.getKey(), attribute.getValue());
        }
        return bits;
    }

    private static long bit(int hash) {
        return 1L << ((hash * GOLDEN) >>> (Long.SIZE - BITS));
    }
}
