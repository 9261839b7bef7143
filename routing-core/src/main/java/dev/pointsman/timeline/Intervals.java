package dev.pointsman.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * When which change is in effect: half-open intervals made from the entries that count. Of each kind but overrides at most one
 * is in effect at an instant, and the later entry wins where two begin at one instant. Immutable.
 */
final class Intervals {

    /** Changes in the order in which they take effect. */
    private static final Comparator<TimelineEntry> IN_EFFECT_ORDER = Comparator.<TimelineEntry, Instant>comparing(
                    entry -> entry.change().from())
            .thenComparing(TimelineEntry::number);

    final List<InEffect<Change.Activation>> active;
    final List<InEffect<Change.Shadow>> shadows;
    final List<InEffect<Change.Canary>> canaries;
    final List<InEffect<BeginOverride>> overrides;

    Intervals(List<TimelineEntry> entries) {
        Set<Long> cancelled = new HashSet<>();
        for (TimelineEntry entry : entries) {
            if (entry.change() instanceof Change.Cancel cancel) {
                cancelled.add(cancel.entry());
            }
        }
        List<TimelineEntry> counting = entries.stream()
                .filter(entry -> !cancelled.contains(entry.number()))
                .sorted(IN_EFFECT_ORDER)
                .toList();
        active = track(counting, Change.Activation.class, change -> Change.OPEN, change -> false);
        shadows = track(
                counting, Change.Shadow.class, Change.Shadow::until, change -> change instanceof Change.EndShadow);
        canaries = track(
                counting,
                Change.Canary.class,
                Change.Canary::until,
                change -> change instanceof Change.EndCanary || change instanceof Change.Activation);
        overrides = overrides(counting);
    }

    private static <C extends Change> List<InEffect<C>> track(
            List<TimelineEntry> inOrder, Class<C> kind, Function<C, Instant> until, Predicate<Change> ends) {
        List<InEffect<C>> track = new ArrayList<>();
        for (TimelineEntry entry : inOrder) {
            Change change = entry.change();
            if (!kind.isInstance(change) && !ends.test(change)) {
                continue;
            }
            int last = track.size() - 1;
            if (last >= 0 && track.get(last).until().isAfter(change.from())) {
                InEffect<C> cut = track.remove(last);
                if (change.from().isAfter(cut.from())) {
                    track.add(new InEffect<>(cut.change(), cut.entry(), cut.from(), change.from()));
                }
            }
            if (kind.isInstance(change)) {
                C begun = kind.cast(change);
                track.add(new InEffect<>(begun, entry.number(), change.from(), until.apply(begun)));
            }
        }
        return List.copyOf(track);
    }

    private static List<InEffect<BeginOverride>> overrides(List<TimelineEntry> inOrder) {
        Map<String, TimelineEntry> begun = new LinkedHashMap<>();
        Map<String, Instant> until = new HashMap<>();
        Map<String, Instant> end = new HashMap<>();
        for (TimelineEntry entry : inOrder) {
            if (entry.change() instanceof BeginOverride override) {
                begun.put(override.id(), entry);
                until.merge(override.id(), override.until(), Intervals::later);
            } else if (entry.change() instanceof Change.RenewOverride renewed) {
                until.merge(renewed.id(), renewed.until(), Intervals::later);
            } else if (entry.change() instanceof Change.EndOverride ended) {
                end.merge(ended.id(), ended.from(), Intervals::earlier);
            }
        }
        List<InEffect<BeginOverride>> overrides = new ArrayList<>();
        begun.forEach((id, entry) -> {
            Instant stop = earlier(until.getOrDefault(id, Change.OPEN), end.getOrDefault(id, Change.OPEN));
            if (stop.isAfter(entry.change().from())) {
                BeginOverride override = (BeginOverride) entry.change();
                overrides.add(0, new InEffect<>(override, entry.number(), override.from(), stop));
            }
        });
        return List.copyOf(
                overrides); // newest first: they were put in front of each other in the order of taking effect
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
