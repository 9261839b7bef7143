package dev.pointsman.release;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import java.time.Instant;

/** The version that a change names. */
final class NamedVersion {

    private NamedVersion() {}

    /** Returns the number of the version, or 0 where a change names none. */
    static long of(Change change) {
        if (change instanceof Change.Activation activation) {
            return activation.sequence();
        } else if (change instanceof Change.Shadow shadow) {
            return shadow.sequence();
        }
        return change instanceof Change.Canary canary ? canary.sequence() : 0;
    }

    /**
     * Checks that the version that a change names can be loaded, or that the rules of an override fit the version before which
     * they begin to stand.
     *
     * @throws ReleaseException if the version is absent, damaged or not trusted
     * @throws InvalidRuleSetException if rules are not valid
     */
    static void checkLoads(Change change, String name, ReleaseRepository repository, Instant now) {
        long named = of(change);
        if (named > 0) {
            repository.release(name, named).ruleSet(RulePolicy.TRUSTED);
        } else if (change instanceof BeginOverride override) {
            Instant from = override.from().equals(Change.AT_ONCE) ? now : override.from();
            repository
                    .timeline(name)
                    .activeAt(from)
                    .ifPresent(active -> override.ruleSet(
                            repository.release(name, active.change().sequence()).ruleSet(RulePolicy.TRUSTED)));
        }
    }
}
