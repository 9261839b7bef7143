package dev.pointsman.decision;

/** How a decision came about. Closed: every ticket gets one of these, and each names an accountable team. */
public enum Outcome {
    /** A rule won. */
    ROUTED,
    /** Only the fallback matched. */
    FALLBACK,
    /** A rule of an override won, which stands before all rules. */
    OVERRIDDEN,
    /** The engine failed on this ticket; the team of the fallback owns it. */
    DEGRADED
}
