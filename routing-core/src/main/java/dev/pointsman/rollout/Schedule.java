package dev.pointsman.rollout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides from some instant on, as far as it is known: segments, each beginning where the one in front of it ends.
 * Everything in it is loaded, so that changes take effect at their instant without the repository. Immutable.
 */
final class Schedule {

    private final Segment[] segments;
    private final Segment likely;

    /** @param now the segment of this instant is looked at first */
    Schedule(List<Segment> segments, Instant now) {
        this.segments = segments.toArray(Segment[]::new);
        this.likely = find(now);
    }

    /** Returns the segment of an instant; for an instant before all of them the first. */
    Segment at(Instant instant) {
        Segment first = likely;
        return first.holds(instant) ? first : find(instant);
    }

    private Segment find(Instant instant) {
        int low = 0;
        int high = segments.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (instant.isBefore(segments[middle].from())) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return segments[low];
    }

    /** Tells whether an instant is in the segment that is looked at first. */
    boolean isSettled(Instant now) {
        return likely.holds(now);
    }

    /** Tells whether it reaches back to an instant. */
    boolean reaches(Instant instant) {
        return !instant.isBefore(segments[0].from());
    }

    List<Segment> segments() {
        return List.of(segments);
    }

    /** Returns the segment that was the last to begin before an instant, cut there; or null if there is none. */
    @Nullable
    Segment lastBefore(Instant until) {
        Segment last = null;
        for (Segment segment : segments) {
            if (segment.from().isBefore(until)) {
                last = segment;
            }
        }
        return last == null ? null : last.endingAt(until);
    }
}
