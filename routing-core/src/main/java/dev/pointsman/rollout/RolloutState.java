package dev.pointsman.rollout;

import dev.pointsman.arrangement.OverrideReport;
import dev.pointsman.canary.CanaryReport;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.shadow.ShadowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a router runs at one moment, and how well it keeps up with its repository; for health checks. Immutable.
 *
 * @param active the version that decides
 * @param since when it was activated; {@link Instant#MIN} for a router of one rule set
 * @param refreshedAgo how long ago the repository was last read without a fault; zero for a router of one rule set
 * @param problems what is wrong at the moment, a sentence each: a version that cannot be loaded and what runs instead, a
 *     repository that cannot be read. Empty when all is well
 * @param failures how many refreshes failed, or found something wrong, since the router was built
 * @param lastFailure the most recent fault, also when it is over
 * @param scheduled versions that will become active, next first
 * @param overrides overrides that are in effect, newest first, then those of late that have ended
 * @param shadow what the version in the shadow has done, if there is one; it pauses while it is the one that decides
 * @param canary how the canary is doing, if there is one
 */
public record RolloutState(
        RuleSetVersion active,
        Instant since,
        Duration refreshedAgo,
        List<String> problems,
        long failures,
        Optional<Failure> lastFailure,
        List<Scheduled> scheduled,
        List<OverrideReport> overrides,
        Optional<ShadowReport> shadow,
        Optional<CanaryReport> canary) {

    /**
     * Something that went wrong.
     *
     * @param at when
     * @param what a sentence, with the likely fix in its second line
     */
    public record Failure(Instant at, String what) {}

    /**
     * A version that will become active.
     *
     * @param version the version
     * @param from from when on
     */
    public record Scheduled(RuleSetVersion version, Instant from) {}

    public RolloutState {
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(refreshedAgo, "refreshedAgo");
        problems = List.copyOf(problems);
        scheduled = List.copyOf(scheduled);
        overrides = List.copyOf(overrides);
    }

    /** Returns the state of a router of one rule set. */
    static RolloutState of(RuleSetVersion version) {
        return new RolloutState(
                version,
                Instant.MIN,
                Duration.ZERO,
                List.of(),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Tells whether what runs is what the timeline says. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }
}
