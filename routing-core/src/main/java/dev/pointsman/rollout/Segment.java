package dev.pointsman.rollout;

import dev.pointsman.arrangement.Arrangement;
import java.time.Instant;

/**
 * A part of the timeline in which nothing changes, from {@code from} up to and without {@code until}. Immutable.
 *
 * @param from its first instant
 * @param until the first instant after it
 * @param since when the version that decides was activated
 * @param arrangement what decides
 */
record Segment(Instant from, Instant until, Instant since, Arrangement arrangement) {

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    Segment endingAt(Instant instant) {
        return new Segment(from, instant, since, arrangement);
    }
}
