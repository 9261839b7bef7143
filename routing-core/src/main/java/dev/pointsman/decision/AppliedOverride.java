package dev.pointsman.decision;

import java.time.Instant;
import java.util.Objects;

/**
 * The override that made a decision. Immutable.
 *
 * @param id its id on the timeline
 * @param until when it ends by itself
 * @param author who answers for it
 * @param reason why there is one
 */
public record AppliedOverride(String id, Instant until, String author, String reason) {
    public AppliedOverride {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(reason, "reason");
    }

    /** Returns the override in one line. */
    @Override
    public String toString() {
        return id + " by " + author + " until " + until + ": " + reason;
    }
}
