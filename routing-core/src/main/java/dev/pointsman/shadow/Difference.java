package dev.pointsman.shadow;

/** What a version in the shadow does otherwise than the active one; of several, the first that applies. */
public enum Difference {
    /** The candidate failed on the ticket, or a rule of it did where none of the active version failed. */
    ERROR,
    /** Only the fallback of the candidate matched, where a rule won before. */
    NEWLY_FALLBACK,
    /** A rule of the candidate won, where only the fallback matched before. */
    NO_LONGER_FALLBACK,
    /**
     * In the candidate the winner and a rule of another team match with one salience and are equally narrow, so that only
     * their ids decide between them, and in the active version this is not so.
     */
    NEWLY_CONFLICTING,
    /** Another team owns the ticket. */
    OTHER_TEAM,
    /** The same team owns the ticket, by another rule. */
    SAME_TEAM_OTHER_RULE,
    /** The same team owns it, by the same rule. */
    SAME
}
