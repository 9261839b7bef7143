package dev.pointsman.timeline;

import java.time.Instant;
import java.util.Objects;

/**
 * A change while it is in effect: a half-open interval, from {@code from} up to and without {@code until}, as far as the
 * timeline is known. Immutable.
 *
 * @param change what is in effect
 * @param entry number of the entry that says so
 * @param from when it took or takes effect
 * @param until when it ends, or {@link Change#OPEN}
 * @param <C> the kind of change
 */
public record InEffect<C extends Change>(C change, long entry, Instant from, Instant until) {

    public InEffect {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /** Tells whether it is in effect at an instant; without an end, it is at {@link Instant#MAX} as well. */
    public boolean at(Instant instant) {
        return !instant.isBefore(from) && (instant.isBefore(until) || until.equals(Change.OPEN));
    }
}
