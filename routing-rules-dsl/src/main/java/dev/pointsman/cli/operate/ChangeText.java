package dev.pointsman.cli.operate;

import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.TimelineEntry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;

/** Says what an entry of a timeline does. */
final class ChangeText {

    private static final MathContext DIGITS = new MathContext(6);

    private ChangeText() {}

    /** Returns for instance {@code activate v3 from 2026-12-01T00:00:00Z}. */
    static String of(TimelineEntry entry) {
        Change change = entry.change();
        boolean atOnce = change.from().equals(Change.AT_ONCE) || change.from().equals(entry.recordedAt());
        return what(change) + (atOnce ? "" : " from " + change.from()) + end(change);
    }

    private static String what(Change change) {
        if (change instanceof Change.Activate activate) {
            return "activate v" + activate.sequence();
        } else if (change instanceof Change.RollBack rollBack) {
            return "roll back to v" + rollBack.sequence();
        } else if (change instanceof Change.Cancel cancel) {
            return "cancel entry " + cancel.entry();
        } else if (change instanceof Change.Shadow shadow) {
            return "shadow v" + shadow.sequence();
        } else if (change instanceof Change.EndShadow) {
            return "end the shadow";
        } else if (change instanceof Change.Canary canary) {
            return "canary v" + canary.sequence() + " with " + percent(canary.share());
        } else if (change instanceof Change.EndCanary) {
            return "end the canary";
        } else if (change instanceof BeginOverride override) {
            return "override " + override.id();
        } else if (change instanceof Change.RenewOverride renewal) {
            return "renew override " + renewal.id();
        } else if (change instanceof Change.EndOverride end) {
            return "end override " + end.id();
        }
        throw new IllegalStateException("an unknown change " + change);
    }

    private static String end(Change change) {
        Instant until = Change.OPEN;
        if (change instanceof Change.Shadow shadow) {
            until = shadow.until();
        } else if (change instanceof Change.Canary canary) {
            until = canary.until();
        } else if (change instanceof BeginOverride override) {
            until = override.until();
        } else if (change instanceof Change.RenewOverride renewal) {
            until = renewal.until();
        }
        return until.equals(Change.OPEN) ? "" : " until " + until;
    }

    /** Returns a share of 0 to 1 as percent. */
    static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Returns a time in its two largest units, such as {@code 1 h 59 min}. */
    static String length(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }
}
