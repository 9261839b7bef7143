package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSetVersion;
import java.time.Instant;
import java.util.Objects;

/** One and the same at every instant. Thread-safe. */
public final class OneDecider implements Deciders {

    private final Decider decider;
    private final Runnable release;

    private OneDecider(Decider decider, Runnable release) {
        this.decider = Objects.requireNonNull(decider, "decider");
        this.release = release;
    }

    /** Returns what closes the rule set when it is closed. */
    public static OneDecider owning(CompiledRuleSet compiled) {
        return new OneDecider(compiled, compiled::close);
    }

    /** Returns what leaves closing to somebody else. */
    public static OneDecider lent(Decider decider) {
        return new OneDecider(decider, () -> {});
    }

    @Override
    public Decider now(Instant now) {
        return decider;
    }

    @Override
    public Decider asOf(Instant at) {
        return decider;
    }

    @Override
    public Decider unobserved(Instant at) {
        return decider;
    }

    @Override
    public Decider by(RuleSetVersion version) {
        return decider;
    }

    /** Does nothing: there is no canary. */
    @Override
    public void outcome(Decision decision, Feedback feedback) {}

    /** Does nothing: nothing changes. */
    @Override
    public void refresh() {}

    @Override
    public RolloutState state() {
        return RolloutState.of(decider.ruleSet().version());
    }

    @Override
    public void close() {
        release.run();
    }
}
