package dev.pointsman.canary;

import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.timeline.StopRule;
import java.time.Instant;
import java.util.Objects;

/**
 * How a canary is doing on this host. Immutable.
 *
 * @param version the version on trial
 * @param share the share of tickets that it takes
 * @param from when it began
 * @param until when it ends, or {@link dev.pointsman.timeline.Change#OPEN}
 * @param control what became of decisions of the active version
 * @param canary what became of decisions of the version on trial
 * @param stopRule the test
 * @param verdict what the test says
 */
public record CanaryReport(
        RuleSetVersion version,
        double share,
        Instant from,
        Instant until,
        ArmCounts control,
        ArmCounts canary,
        StopRule stopRule,
        Verdict verdict) {
    public CanaryReport {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(canary, "canary");
        Objects.requireNonNull(stopRule, "stopRule");
        Objects.requireNonNull(verdict, "verdict");
    }
}
