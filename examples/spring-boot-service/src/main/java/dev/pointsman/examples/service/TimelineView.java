package dev.pointsman.examples.service;

import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as the page shows it, newest entry first. Immutable.
 *
 * @param torn what is known of a last line that was written only in part, or null
 */
record TimelineView(List<EntryView> entries, @Nullable String torn) {

    /**
     * An entry.
     *
     * @param state what it is now: {@code runs}, {@code scheduled}, {@code cancelled}, {@code not trusted}, or empty when it is
     *     over
     */
    record EntryView(
            long number, String what, Instant from, String state, String author, String reason, Instant recordedAt) {}

    /** Shows at most {@code shown} entries. */
    static TimelineView of(Timeline timeline, Instant now, int shown) {
        List<TimelineEntry> newestFirst = new ArrayList<>(timeline.entries());
        Collections.reverse(newestFirst);
        return new TimelineView(
                newestFirst.stream()
                        .limit(shown)
                        .map(entry -> new EntryView(
                                entry.number(),
                                text(entry.change()),
                                entry.change().from().equals(Change.AT_ONCE)
                                        ? entry.recordedAt()
                                        : entry.change().from(),
                                state(entry, timeline, now),
                                entry.author(),
                                entry.reason(),
                                entry.recordedAt()))
                        .toList(),
                timeline.torn().orElse(null));
    }

    private static String state(TimelineEntry entry, Timeline timeline, Instant now) {
        if (timeline.leftOut().contains(entry.number())) {
            return "not trusted";
        }
        if (timeline.cancelled().contains(entry.number())) {
            return "cancelled";
        }
        Set<Long> running = new HashSet<>();
        Stream.of(timeline.activeAt(now), timeline.shadowAt(now), timeline.canaryAt(now))
                .flatMap(found -> found.stream())
                .forEach(found -> running.add(found.entry()));
        timeline.overridesAt(now).stream().map(InEffect::entry).forEach(running::add);
        if (running.contains(entry.number())) {
            return "runs";
        }
        return entry.change().from().isAfter(now) ? "scheduled" : "";
    }

    private static String text(Change change) {
        if (change instanceof Change.Activate activate) {
            return "v" + activate.sequence() + " decides";
        } else if (change instanceof Change.RollBack rollBack) {
            return "Back to v" + rollBack.sequence();
        } else if (change instanceof Change.Cancel cancel) {
            return "Entry " + cancel.entry() + " is taken back";
        } else if (change instanceof Change.Shadow shadow) {
            return "v" + shadow.sequence() + " in the shadow";
        } else if (change instanceof Change.EndShadow) {
            return "The shadow ends";
        } else if (change instanceof Change.Canary canary) {
            return "v" + canary.sequence() + " as canary for " + RunningView.percent(canary.share())
                    + " of the tickets";
        } else if (change instanceof Change.EndCanary) {
            return "The canary ends";
        } else if (change instanceof BeginOverride override) {
            return "Override " + override.id();
        } else if (change instanceof Change.RenewOverride renewal) {
            return "Override " + renewal.id() + " is renewed";
        } else if (change instanceof Change.EndOverride end) {
            return "Override " + end.id() + " is ended";
        }
        throw new IllegalStateException("a kind of change that the page does not know: " + change);
    }
}
