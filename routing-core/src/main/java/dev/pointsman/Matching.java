package dev.pointsman;

/** How a router finds the rules that match. All ways decide alike; they differ in speed. */
public enum Matching {
    /** The whole rule set runs in Drools: the reference. */
    DROOLS
}
