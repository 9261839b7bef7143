package dev.pointsman.verify.finding;

/** What became of a question about a rule set. */
public enum Verdict {
    /** It is so, and there is a ticket or a region that shows it. */
    PROVEN,
    /** It is not so. */
    REFUTED,
    /** It could not be told: too much work, a text that was not found, or a rule that only Drools understands. */
    NOT_DECIDED
}
