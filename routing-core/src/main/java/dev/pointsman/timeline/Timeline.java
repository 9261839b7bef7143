package dev.pointsman.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs when: a list of entries that only ever grows, and what follows from it for any instant. Immutable and thread-safe.
 *
 * <p>Everything is in effect in half-open intervals, from an instant up to and without another. Where two entries begin at the
 * same instant, the later entry wins. No entry takes effect before it was recorded, so that what is answered for an instant
 * before the last recording never changes any more.
 */
public final class Timeline {

    /** The timeline without entries. */
    public static final Timeline EMPTY = new Timeline(List.of(), Set.of(), null);

    private final List<TimelineEntry> entries;
    private final Set<Long> leftOut;
    private final @Nullable String torn;
    private final Intervals intervals;

    private Timeline(List<TimelineEntry> entries, Set<Long> leftOut, @Nullable String torn) {
        this.entries = entries;
        this.leftOut = leftOut;
        this.torn = torn;
        this.intervals = new Intervals(entries.stream()
                .filter(entry -> !leftOut.contains(entry.number()))
                .toList());
    }

    /**
     * Returns the timeline of these entries.
     *
     * @throws IllegalArgumentException if they are not numbered 1, 2, 3, ... or one was recorded before the one in front of it
     */
    public static Timeline of(List<TimelineEntry> entries) {
        @Nullable TimelineEntry before = null;
        for (TimelineEntry entry : entries) {
            long expected = before == null ? 1 : before.number() + 1;
            if (entry.number() != expected) {
                throw new IllegalArgumentException(
                        "entry " + expected + " is missing, found entry " + entry.number() + " in its place");
            }
            if (before != null && entry.recordedAt().isBefore(before.recordedAt())) {
                throw new IllegalArgumentException("entry " + entry.number() + " was recorded at " + entry.recordedAt()
                        + ", before the one in front of it, which was recorded at " + before.recordedAt());
            }
            before = entry;
        }
        return new Timeline(List.copyOf(entries), Set.of(), null);
    }

    /** Returns this timeline with a last line that was written only in part and says nothing; {@code what} tells of it. */
    public Timeline withTorn(String what) {
        return new Timeline(entries, leftOut, Objects.requireNonNull(what, "what"));
    }

    /** Returns this timeline on which entries stand but have no effect, since the reader does not trust them. */
    public Timeline leavingOut(Set<Long> numbers) {
        return new Timeline(entries, Set.copyOf(numbers), torn);
    }

    /**
     * Returns the entry that would come next, with {@link Change#AT_ONCE} replaced.
     *
     * @param now what the clock reads; the entry counts as recorded then, or with the last entry if the clock is behind it
     * @throws IllegalArgumentException if the change does not fit, with what was found and the likely fix
     */
    public TimelineEntry next(Instant now, String author, String reason, Change change) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(change, "change");
        return new Succession(this).next(now, author, reason, change);
    }

    /** Returns all entries, in order. */
    public List<TimelineEntry> entries() {
        return entries;
    }

    /** Returns what is known of a last line that was written only in part. It was never acknowledged, and is ignored. */
    public Optional<String> torn() {
        return Optional.ofNullable(torn);
    }

    /** Returns the numbers of entries that stand here without effect, since the reader requires signatures and they lack one. */
    public Set<Long> leftOut() {
        return leftOut;
    }

    /** Returns the version that is active at an instant; empty before the first one. */
    public Optional<InEffect<Change.Activation>> activeAt(Instant instant) {
        return at(intervals.active, instant);
    }

    /** Returns the version that shadows the active one at an instant. */
    public Optional<InEffect<Change.Shadow>> shadowAt(Instant instant) {
        return at(intervals.shadows, instant);
    }

    /** Returns the canary that runs at an instant. */
    public Optional<InEffect<Change.Canary>> canaryAt(Instant instant) {
        return at(intervals.canaries, instant);
    }

    /** Returns the overrides that are in effect at an instant, with their ends as renewed; the newest first. */
    public List<InEffect<BeginOverride>> overridesAt(Instant instant) {
        return intervals.overrides.stream().filter(one -> one.at(instant)).toList();
    }

    /** Looks an override up by its id, whether it is over, in effect or still to come. */
    public Optional<InEffect<BeginOverride>> override(String id) {
        return intervals.overrides.stream()
                .filter(one -> one.change().id().equals(id))
                .findFirst();
    }

    /** Returns the first instant after this one at which something begins or ends, as far as the timeline is known. */
    public Optional<Instant> nextChangeAfter(Instant instant) {
        return all().flatMap(one -> Stream.of(one.from(), one.until()))
                .filter(edge -> edge.isAfter(instant) && !edge.equals(Change.OPEN))
                .min(Comparator.naturalOrder());
    }

    /** Returns the entries that take effect after an instant and were not cancelled, in the order in which they do. */
    public List<TimelineEntry> scheduledAfter(Instant instant) {
        Set<Long> cancelled = cancelled();
        return entries.stream()
                .filter(entry -> entry.change().from().isAfter(instant))
                .filter(entry -> !cancelled.contains(entry.number()) && !leftOut.contains(entry.number()))
                .sorted(Comparator.comparing(entry -> entry.change().from()))
                .toList();
    }

    /** Returns the numbers of the entries that were taken back before they took effect. */
    public Set<Long> cancelled() {
        Set<Long> cancelled = new TreeSet<>();
        for (TimelineEntry entry : entries) {
            if (entry.change() instanceof Change.Cancel cancel) {
                cancelled.add(cancel.entry());
            }
        }
        return cancelled;
    }

    /** Returns which version is active when, from the first on. */
    public List<InEffect<Change.Activation>> activations() {
        return intervals.active;
    }

    /** Returns all overrides, over, in effect or still to come, the newest first. */
    public List<InEffect<BeginOverride>> overrides() {
        return intervals.overrides;
    }

    private Stream<InEffect<? extends Change>> all() {
        return Stream.of(intervals.active, intervals.shadows, intervals.canaries, intervals.overrides)
                .flatMap(List::stream);
    }

    /** Finds an interval among those of one kind, which are in order and do not overlap. */
    private static <C extends Change> Optional<InEffect<C>> at(List<InEffect<C>> intervals, Instant instant) {
        int low = 0;
        int high = intervals.size(); // all before low begin at or before the instant, none from high on does
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (intervals.get(middle).from().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low > 0 && intervals.get(low - 1).at(instant) ? Optional.of(intervals.get(low - 1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return entries.size() + (entries.size() == 1 ? " entry" : " entries");
    }
}
