package dev.pointsman;

/** How a router finds the rules that match. All ways decide alike; they differ in speed. */
public enum Matching {
    /** Plain rules by an index over their conditions, session rules in Drools only where one could match. The default. */
    INDEX,
    /** The whole rule set in Drools: the reference. Compiling it takes seconds for a thousand rules. */
    DROOLS
}
