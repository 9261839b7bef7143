package dev.pointsman.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What may be appended to a timeline. */
final class Succession {

    /** A clock that is further behind than this is wrong, or that of an earlier entry was. */
    private static final Duration CLOCKS_DIFFER_AT_MOST = Duration.ofHours(1);

    private final Timeline timeline;

    Succession(Timeline timeline) {
        this.timeline = timeline;
    }

    TimelineEntry next(Instant now, String author, String reason, Change change) {
        Instant recordedAt = recordedAt(now);
        Change starting = change.startingAt(recordedAt);
        check(starting, recordedAt);
        return new TimelineEntry(timeline.entries().size() + 1L, recordedAt, author, reason, starting);
    }

    private Instant recordedAt(Instant now) {
        List<TimelineEntry> entries = timeline.entries();
        if (entries.isEmpty()) {
            return now;
        }
        TimelineEntry last = entries.get(entries.size() - 1);
        if (!last.recordedAt().isAfter(now)) {
            return now;
        }
        if (Duration.between(now, last.recordedAt()).compareTo(CLOCKS_DIFFER_AT_MOST) > 0) {
            throw new IllegalArgumentException(
                    "the clock reads " + now + ", but entry " + last.number() + " was recorded at "
                            + last.recordedAt() + " by " + last.author()
                            + "\n  One of the two clocks is wrong by more than an hour. Correct this one if it is this one.");
        }
        return last.recordedAt();
    }

    private void check(Change change, Instant recordedAt) {
        if (change instanceof Change.Cancel cancel) {
            checkCancel(cancel, recordedAt);
        } else if (change instanceof Change.RenewOverride renewal) {
            checkRenewal(renewal, recordedAt);
        } else {
            checkFrom(change, recordedAt);
        }
        if (change instanceof Change.RollBack rollBack) {
            checkRollBack(rollBack, recordedAt);
        } else if (change instanceof Change.Shadow shadow) {
            checkBesideActive("a shadow", shadow.sequence(), shadow.from());
        } else if (change instanceof Change.Canary canary) {
            checkBesideActive("a canary", canary.sequence(), canary.from());
        } else if (change instanceof Change.EndShadow end) {
            checkRuns(timeline.shadowAt(end.from()).isPresent(), "no shadow runs", end.from());
        } else if (change instanceof Change.EndCanary end) {
            checkRuns(timeline.canaryAt(end.from()).isPresent(), "no canary runs", end.from());
        } else if (change instanceof BeginOverride override) {
            checkOverride(override);
        } else if (change instanceof Change.EndOverride end) {
            checkRuns(known(end.id()).at(end.from()), "the override \"" + end.id() + "\" is not in effect", end.from());
        }
    }

    private static void checkFrom(Change change, Instant recordedAt) {
        if (change.from().isBefore(recordedAt)) {
            throw new IllegalArgumentException(
                    "this would take effect at " + change.from() + ", but is recorded at " + recordedAt
                            + ": the past cannot be edited\n  Leave the instant out, and it takes effect at once.");
        }
        if (change.from().equals(Change.OPEN)) {
            throw new IllegalArgumentException("this would never take effect\n  Expected is an instant.");
        }
    }

    private void checkCancel(Change.Cancel cancel, Instant recordedAt) {
        if (cancel.entry() > timeline.entries().size()) {
            throw new IllegalArgumentException("there is no entry " + cancel.entry() + ", the last one is "
                    + timeline.entries().size() + "\n  The timeline shows the numbers of its entries.");
        }
        Change change = timeline.entries().get((int) cancel.entry() - 1).change();
        if (timeline.cancelled().contains(cancel.entry())) {
            throw new IllegalArgumentException("entry " + cancel.entry() + " is cancelled already");
        }
        if (!change.from().isAfter(recordedAt)) {
            String since = change.from().equals(Change.AT_ONCE) ? "at once" : "at " + change.from();
            throw new IllegalArgumentException("entry " + cancel.entry() + " took effect " + since
                    + ": only what is still to come can be cancelled"
                    + "\n  Roll back to another version, or end the shadow, canary or override.");
        }
    }

    private void checkRollBack(Change.RollBack rollBack, Instant recordedAt) {
        boolean wasActive = timeline.activations().stream()
                .anyMatch(one -> one.change().sequence() == rollBack.sequence()
                        && !one.from().isAfter(recordedAt));
        if (!wasActive) {
            throw new IllegalArgumentException("v" + rollBack.sequence()
                    + " has never been active, there is no way back to it\n  To let it decide, activate it.");
        }
    }

    private void checkBesideActive(String what, long sequence, Instant from) {
        long active = timeline.activeAt(from)
                .map(one -> one.change().sequence())
                .orElseThrow(() -> new IllegalArgumentException("no version is active at " + from + ", beside which "
                        + what + " could run\n  Activate one first."));
        if (active == sequence) {
            throw new IllegalArgumentException("v" + sequence + " is active itself at " + from + ": " + what
                    + " would only be compared with itself\n  Name the version that is to be tried.");
        }
    }

    private static void checkRuns(boolean runs, String otherwise, Instant at) {
        if (!runs) {
            throw new IllegalArgumentException(otherwise + " at " + at + "\n  The timeline shows what runs when.");
        }
    }

    private void checkOverride(BeginOverride override) {
        if (timeline.activeAt(override.from()).isEmpty()) {
            throw new IllegalArgumentException("no version is active at " + override.from()
                    + ", before which an override could stand\n  Activate one first.");
        }
        checkLength(override.from(), override.until(), "its beginning at " + override.from());
        boolean used = timeline.entries().stream()
                .anyMatch(entry -> entry.change() instanceof BeginOverride other
                        && other.id().equals(override.id()));
        if (used) {
            throw new IllegalArgumentException("there is an override \"" + override.id() + "\" already"
                    + "\n  Renew it while it is in effect, or take another id: the old one stands in decisions.");
        }
    }

    private void checkRenewal(Change.RenewOverride renewal, Instant recordedAt) {
        InEffect<BeginOverride> running = known(renewal.id());
        checkRuns(running.at(recordedAt), "the override \"" + renewal.id() + "\" is not in effect", recordedAt);
        if (!renewal.until().isAfter(running.until())) {
            throw new IllegalArgumentException(
                    "the override \"" + renewal.id() + "\" runs until " + running.until() + " already, found until "
                            + renewal.until() + "\n  A renewal is for longer. To make it shorter, end it.");
        }
        checkLength(recordedAt, renewal.until(), "now, " + recordedAt);
    }

    private static void checkLength(Instant from, Instant until, String since) {
        Instant latest =
                from.isAfter(Instant.MAX.minus(BeginOverride.LONGEST)) ? Instant.MAX : from.plus(BeginOverride.LONGEST);
        if (until.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "an override runs at most " + BeginOverride.LONGEST.toHours() + " hours from "
                            + since + ", that is until " + latest + "; found until " + until
                            + "\n  Renew it later, or publish a version if this is to stay.");
        }
    }

    private InEffect<BeginOverride> known(String id) {
        return timeline.override(id).orElseThrow(() -> {
            List<String> ids =
                    timeline.overrides().stream().map(one -> one.change().id()).toList();
            return new IllegalArgumentException("there is no override \"" + id + "\"\n  "
                    + (ids.isEmpty() ? "There has been none yet." : "Known: " + String.join(", ", ids) + "."));
        });
    }
}
