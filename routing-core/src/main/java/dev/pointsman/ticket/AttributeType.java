package dev.pointsman.ticket;

/** The types that an attribute can have. */
public enum AttributeType {
    /** Text, kept as {@link String}. */
    TEXT,
    /** A number, kept as {@link Integer} or {@link Double}. */
    NUMBER,
    /** True or false, kept as {@link Boolean}. */
    BOOLEAN
}
