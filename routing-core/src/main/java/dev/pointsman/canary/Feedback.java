package dev.pointsman.canary;

/** What a team says to a ticket that it was given. */
public enum Feedback {
    /** The team keeps the ticket. */
    ACCEPTED,
    /** The team says that the ticket is not theirs. */
    REJECTED
}
