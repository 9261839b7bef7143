package dev.pointsman.examples.service;

import dev.pointsman.arrangement.OverrideReport;
import dev.pointsman.canary.ArmCounts;
import dev.pointsman.canary.CanaryReport;
import dev.pointsman.rollout.RolloutState;
import dev.pointsman.shadow.Difference;
import dev.pointsman.shadow.ShadowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the router runs, as the page shows it. Immutable. */
record RunningView(
        String ruleSet,
        String version,
        String hash,
        Instant since,
        String refreshedAgo,
        List<String> problems,
        List<OverrideView> overrides,
        @Nullable String shadow,
        @Nullable String canary,
        List<RolloutState.Scheduled> scheduled) {

    /** An override that is in effect. */
    record OverrideView(String id, String author, String reason, Instant until, String left, long decided) {}

    static RunningView of(RolloutState state, Instant now) {
        return new RunningView(
                state.active().name(),
                state.active().label(),
                state.active().hash(),
                state.since(),
                text(state.refreshedAgo()),
                state.problems(),
                state.overrides().stream()
                        .filter(OverrideReport::inEffect)
                        .map(report -> new OverrideView(
                                report.override().id(),
                                report.override().author(),
                                report.override().reason(),
                                report.override().until(),
                                text(Duration.between(now, report.override().until())),
                                report.decided()))
                        .toList(),
                state.shadow().map(RunningView::text).orElse(null),
                state.canary().map(RunningView::text).orElse(null),
                state.scheduled());
    }

    private static String text(ShadowReport shadow) {
        long same = shadow.counts().getOrDefault(Difference.SAME, 0L);
        return shadow.version().label() + ", " + shadow.compared() + " tickets compared, " + (shadow.compared() - same)
                + " decided otherwise";
    }

    private static String text(CanaryReport canary) {
        return canary.version().label() + " takes " + percent(canary.share()) + " of the tickets; "
                + text("its own", canary.canary()) + "; " + text("the others", canary.control()) + "; verdict "
                + canary.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String text(String arm, ArmCounts counts) {
        return arm + ": " + counts.decisions() + " decisions, " + counts.accepted() + " accepted, " + counts.rejected()
                + " rejected";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100).replace(".0 ", " ");
    }

    /** Returns a duration with its two largest units. */
    static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : Math.max(0, duration.toSeconds()) + " s";
    }
}
