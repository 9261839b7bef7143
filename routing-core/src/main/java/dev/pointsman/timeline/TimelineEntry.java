package dev.pointsman.timeline;

import java.time.Instant;
import java.util.Objects;

/**
 * One entry of a timeline. Immutable.
 *
 * @param number place in the timeline, from 1
 * @param recordedAt when it was recorded; never before the entry in front of it
 * @param author who changed something
 * @param reason why
 * @param change what
 */
public record TimelineEntry(long number, Instant recordedAt, String author, String reason, Change change) {
    public TimelineEntry {
        if (number < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, found " + number);
        }
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(change, "change");
        Checks.text("the author", author);
        Checks.text("the reason", reason);
    }
}
