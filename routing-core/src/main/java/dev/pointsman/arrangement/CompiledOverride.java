package dev.pointsman.arrangement;

import dev.pointsman.decision.AppliedOverride;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.decision.Ruling;
import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.BeginOverride;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An override, compiled to stand before one version. Thread-safe. */
public final class CompiledOverride implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledOverride.class);

    private final AppliedOverride override;
    private final CompiledRuleSet rules;
    private final RulingVariants rulings;
    private final OverrideTally tally;

    /**
     * Joins an override with its rules.
     *
     * @param before the version before which it stands
     * @param tally counts what it decides
     */
    public CompiledOverride(
            AppliedOverride override, CompiledRuleSet rules, RuleSetVersion before, OverrideTally tally) {
        this.override = override;
        this.rules = rules;
        this.rulings = new RulingVariants(ruling -> ruling.overriding(before, override));
        this.tally = tally;
    }

    AppliedOverride override() {
        return override;
    }

    OverrideTally tally() {
        return tally;
    }

    /** Releases the engine. Calls that are under way end normally. */
    @Override
    public void close() {
        rules.close();
    }

    /**
     * Returns what the override decides, or null when it says nothing about the ticket.
     *
     * @param failures takes the rules that failed, where it says nothing
     */
    @Nullable
    Ruling decide(Ticket ticket, Collection<?> facts, Instant at, Collection<RuleFailure> failures) {
        MatchResult found;
        try {
            found = rules.first(ticket, facts, at);
        } catch (RuleEngineException e) {
            LOG.warn("The engine failed on the override {} and ticket {}", override.id(), ticket.id(), e);
            failures.add(engineFailure(e));
            return null;
        }
        if (isSilent(found.winner())) {
            failures.addAll(found.failures());
            return null;
        }
        return rulings.of(rules.ruling(found));
    }

    /** Adds the rules of the override that match, and those that failed. */
    void explain(
            Ticket ticket,
            Collection<?> facts,
            Instant at,
            Collection<RuleMatch> matches,
            Collection<RuleFailure> failures) {
        try {
            MatchResult found = rules.all(ticket, facts, at);
            found.matches().stream().filter(match -> !isSilent(match)).forEach(matches::add);
            failures.addAll(found.failures());
        } catch (RuleEngineException e) {
            failures.add(engineFailure(e));
        }
    }

    private static boolean isSilent(RuleMatch winner) {
        return winner.rule().isFallback() && winner.rule().id().equals(BeginOverride.NO_OVERRIDE);
    }

    private RuleFailure engineFailure(RuleEngineException cause) {
        List<Rule> all = rules.ruleSet().rules();
        return new RuleFailure(override.id(), all.get(0).position(), String.valueOf(cause.getMessage()));
    }
}
