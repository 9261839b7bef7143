package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.Columns;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.StopRule;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Prints for people what runs at an instant, and the entries of a timeline. Confined to one thread. */
final class TimelineText {

    private static final int ENTRIES_SHOWN = 20;
    private static final int KIND_WIDTH = 10;

    private final Timeline timeline;
    private final Instant at;
    private final PrintWriter out;

    TimelineText(Timeline timeline, Instant at, PrintWriter out) {
        this.timeline = timeline;
        this.at = at;
        this.out = out;
    }

    /** Prints everything, or only the last of the entries. */
    void print(String name, boolean all) {
        out.println(name + " at " + at);
        Optional<InEffect<Change.Activation>> active = timeline.activeAt(at);
        if (active.isEmpty()) {
            out.println("  nothing is active");
        }
        active.ifPresent(one -> running("active", "v" + one.change().sequence(), one));
        timeline.canaryAt(at).ifPresent(one -> running("canary", canary(one.change()), one));
        timeline.shadowAt(at).ifPresent(one -> running("shadow", shadow(one.change()), one));
        timeline.overridesAt(at).forEach(one -> running("override", override(one), one));
        scheduled();
        entries(all);
    }

    private String shadow(Change.Shadow shadow) {
        boolean decides = timeline.activeAt(at)
                .filter(active -> active.change().sequence() == shadow.sequence())
                .isPresent();
        return "v" + shadow.sequence() + (decides ? ", which pauses while it is active" : "");
    }

    private static String canary(Change.Canary canary) {
        StopRule rule = canary.stopRule();
        return "v" + canary.sequence() + " with " + ChangeText.percent(canary.share()) + ", given up at "
                + ChangeText.percent(rule.unacceptable()) + " rejected";
    }

    private String override(InEffect<BeginOverride> one) {
        return one.change().id() + " (" + String.join(", ", one.change().files().names()) + "), "
                + ChangeText.length(Duration.between(at, one.until())) + " left";
    }

    private void running(String kind, String what, InEffect<?> one) {
        TimelineEntry entry = timeline.entries().get((int) one.entry() - 1);
        out.println("  " + kind + " ".repeat(KIND_WIDTH - kind.length()) + what);
        String until = one.until().equals(Change.OPEN) ? "" : " until " + one.until();
        out.println(" ".repeat(2 + KIND_WIDTH) + "since " + one.from() + until + ", entry " + one.entry() + " by "
                + Printable.line(entry.author() + ": " + entry.reason()));
    }

    private void scheduled() {
        List<TimelineEntry> scheduled = timeline.scheduledAfter(at);
        if (!scheduled.isEmpty()) {
            out.println("later");
            Columns columns = new Columns();
            scheduled.forEach(entry -> columns.add(
                    entry.change().from().toString(),
                    ChangeText.of(entry),
                    "entry " + entry.number() + " by " + entry.author() + ": " + entry.reason()));
            columns.print("  ", out);
        }
    }

    private void entries(boolean all) {
        List<TimelineEntry> entries = timeline.entries();
        int skipped = all ? 0 : Math.max(0, entries.size() - ENTRIES_SHOWN);
        out.println("entries");
        if (skipped > 0) {
            out.println("  " + skipped + " earlier ones, see --all");
        }
        Columns columns = new Columns();
        for (TimelineEntry entry : entries.subList(skipped, entries.size())) {
            columns.add(
                    Long.toString(entry.number()),
                    entry.recordedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    entry.author(),
                    ChangeText.of(entry) + (timeline.cancelled().contains(entry.number()) ? " (cancelled)" : ""),
                    entry.reason());
        }
        columns.print("  ", out);
    }
}
