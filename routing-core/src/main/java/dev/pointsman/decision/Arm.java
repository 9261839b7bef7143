package dev.pointsman.decision;

/** Which version a ticket falls to while a canary runs. */
public enum Arm {
    /** The active version. */
    CONTROL,
    /** The version on trial. */
    CANARY
}
