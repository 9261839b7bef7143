package dev.pointsman.canary;

/** What the stop rule of a canary has found so far. It does not change its mind. */
public enum Verdict {
    /** There is too little feedback to tell. */
    UNDECIDED,
    /** The share of rejected decisions is acceptable. */
    GOOD,
    /** The share of rejected decisions is unacceptable: the canary is stopped. */
    WORSE
}
