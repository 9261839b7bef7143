package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledOverride;
import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.arrangement.OverrideTally;
import dev.pointsman.decision.AppliedOverride;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiles overrides to stand before a version: with that version's schema, teams and policy or, where the rules no longer fit
 * these, with those of the version that was active when the override began, for which it was written. So an override goes on
 * when a version is activated under it, on every host alike.
 */
record OverrideCompiler(Loader loader, LongFunction<@Nullable CompiledRuleSet> versions) {

    /** Returns the override as decisions name it. */
    static AppliedOverride applied(Timeline timeline, InEffect<BeginOverride> override) {
        TimelineEntry entry = timeline.entries().get((int) override.entry() - 1);
        return new AppliedOverride(override.change().id(), override.until(), entry.author(), entry.reason());
    }

    /**
     * Compiles an override.
     *
     * @throws InvalidRuleSetException if its rules fit neither version
     * @throws RuleEngineException if they cannot be compiled
     */
    CompiledOverride compile(
            Timeline timeline, InEffect<BeginOverride> override, CompiledRuleSet active, OverrideTally tally) {
        AppliedOverride applied = applied(timeline, override);
        CompiledRuleSet rules;
        try {
            rules = loader.compile(override.change()::ruleSet, active.ruleSet());
        } catch (InvalidRuleSetException e) {
            rules = loader.compile(
                    override.change()::ruleSet,
                    writtenFor(timeline, override, e).ruleSet());
        }
        return new CompiledOverride(applied, rules, active.ruleSet().version(), tally);
    }

    private CompiledRuleSet writtenFor(
            Timeline timeline, InEffect<BeginOverride> override, InvalidRuleSetException otherwise) {
        long sequence = timeline.activeAt(override.from())
                .map(one -> one.change().sequence())
                .orElseThrow(() -> otherwise);
        try {
            CompiledRuleSet version = versions.apply(sequence);
            if (version == null) {
                throw otherwise;
            }
            return version;
        } catch (ReleaseException e) {
            otherwise.addSuppressed(e);
            throw otherwise;
        }
    }
}
