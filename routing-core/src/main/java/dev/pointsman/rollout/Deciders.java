package dev.pointsman.rollout;

import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSetVersion;
import java.time.Instant;

/** Says what decides at an instant. Implementations are thread-safe. */
public interface Deciders extends AutoCloseable {

    /** Returns what decides now; never waits for anything. */
    Decider now(Instant now);

    /**
     * Returns what decides at any instant. For an instant in the past it may have to load a version.
     *
     * @throws IllegalArgumentException if nothing decided then
     * @throws dev.pointsman.release.ReleaseException if the version that decided then cannot be loaded
     */
    Decider asOf(Instant at);

    /**
     * As {@link #asOf}, for questions: nothing is counted, and no shadow looks on.
     *
     * @throws IllegalArgumentException if nothing decided then
     * @throws dev.pointsman.release.ReleaseException if the version that decided then cannot be loaded
     */
    Decider unobserved(Instant at);

    /**
     * Returns what decides by a version, without overrides, for questions. Where there is no such version it returns what
     * decides by another one.
     *
     * @throws dev.pointsman.release.ReleaseException if it has to be loaded and cannot be
     */
    Decider by(RuleSetVersion version);

    /** Takes what a team says to a decision. */
    void outcome(Decision decision, Feedback feedback);

    /** Looks now for what has changed, instead of later. */
    void refresh();

    /** Returns what runs, and how well. */
    RolloutState state();

    /** Releases everything. Calls that are under way end normally. */
    @Override
    void close();
}
