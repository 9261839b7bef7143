package dev.pointsman.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what is in effect by looking at every entry for every question. */
record NaiveTimeline(List<TimelineEntry> entries) {

    private static final Comparator<TimelineEntry> LATEST = Comparator.<TimelineEntry, Instant>comparing(
                    entry -> entry.change().from())
            .thenComparing(TimelineEntry::number);

    List<Long> numbersAt(Instant instant) {
        List<Long> numbers = new ArrayList<>();
        numbers.add(latest(instant, change -> change instanceof Change.Activation, change -> false));
        numbers.add(latest(
                instant, change -> change instanceof Change.Shadow, change -> change instanceof Change.EndShadow));
        numbers.add(latest(
                instant,
                change -> change instanceof Change.Canary,
                change -> change instanceof Change.EndCanary || change instanceof Change.Activation));
        entries.stream()
                .filter(entry -> entry.change() instanceof BeginOverride && counts(entry))
                .filter(entry -> runs((BeginOverride) entry.change(), instant))
                .sorted(LATEST.reversed())
                .forEach(entry -> numbers.add(entry.number()));
        return numbers;
    }

    /** The last thing that happened to this track decides. */
    private long latest(Instant instant, Predicate<Change> begins, Predicate<Change> ends) {
        return entries.stream()
                .filter(entry -> begins.test(entry.change()) || ends.test(entry.change()))
                .filter(entry -> counts(entry) && !entry.change().from().isAfter(instant))
                .max(LATEST)
                .filter(entry -> begins.test(entry.change()))
                .filter(entry -> until(entry.change())
                        .map(until -> instant.isBefore(until) || until.equals(Change.OPEN))
                        .orElse(true))
                .map(TimelineEntry::number)
                .orElse(0L);
    }

    private boolean runs(BeginOverride override, Instant instant) {
        boolean begun = !override.from().isAfter(instant);
        boolean ended = entries.stream()
                .anyMatch(entry -> entry.change() instanceof Change.EndOverride end
                        && end.id().equals(override.id())
                        && counts(entry)
                        && !end.from().isAfter(instant));
        boolean inTime = instant.isBefore(override.until())
                || entries.stream()
                        .anyMatch(entry -> entry.change() instanceof Change.RenewOverride renewal
                                && renewal.id().equals(override.id())
                                && instant.isBefore(renewal.until()));
        return begun && !ended && inTime;
    }

    private boolean counts(TimelineEntry entry) {
        return entries.stream()
                .noneMatch(other -> other.change() instanceof Change.Cancel cancel && cancel.entry() == entry.number());
    }

    static Optional<Instant> until(Change change) {
        if (change instanceof Change.Shadow shadow) {
            return Optional.of(shadow.until());
        } else if (change instanceof Change.Canary canary) {
            return Optional.of(canary.until());
        } else if (change instanceof BeginOverride override) {
            return Optional.of(override.until());
        }
        return change instanceof Change.RenewOverride renewal ? Optional.of(renewal.until()) : Optional.empty();
    }
}
