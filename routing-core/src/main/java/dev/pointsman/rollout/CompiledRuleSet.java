package dev.pointsman.rollout;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.Ruling;
import dev.pointsman.match.MatchResult;
import dev.pointsman.match.Matcher;
import dev.pointsman.match.NearMisses;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rule set, compiled: it decides by itself, whatever else there is. Thread-safe. */
public final class CompiledRuleSet implements Decider, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledRuleSet.class);

    private final RuleSet ruleSet;
    private final Matcher matcher;

    /**
     * Joins a rule set with what finds the rules that match.
     *
     * @param matcher of this rule set; closed with this
     */
    public CompiledRuleSet(RuleSet ruleSet, Matcher matcher) {
        this.ruleSet = Objects.requireNonNull(ruleSet, "ruleSet");
        this.matcher = Objects.requireNonNull(matcher, "matcher");
    }

    @Override
    public RuleSet ruleSet() {
        return ruleSet;
    }

    @Override
    public Decision decide(Ticket ticket, Collection<?> facts, Instant at) {
        try {
            return Decision.of(ticket.id(), at, ruling(matcher.first(ticket, facts, at)));
        } catch (RuleEngineException e) {
            return degraded(ticket, at, e);
        }
    }

    @Override
    public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
        MatchResult found;
        try {
            found = matcher.all(ticket, facts, at);
        } catch (RuleEngineException e) {
            return new Explanation(degraded(ticket, at, e), List.of(), List.of(), List.of());
        }
        Set<Rule> settled = new HashSet<>();
        found.matches().forEach(match -> settled.add(match.rule()));
        found.failures().forEach(failure -> ruleSet.find(failure.rule()).ifPresent(settled::add));
        return new Explanation(
                Decision.of(ticket.id(), at, ruling(found)),
                found.matches(),
                NearMisses.find(ruleSet.rules(), ticket, at, settled),
                found.failures());
    }

    /** Releases the engine. Calls that are under way end normally; later calls give {@link Outcome#DEGRADED}. */
    @Override
    public void close() {
        matcher.close();
    }

    private Ruling ruling(MatchResult found) {
        Ruling prepared = found.ruling();
        return prepared != null ? prepared : Ruling.of(ruleSet, found.winner(), found.failures());
    }

    private Decision degraded(Ticket ticket, Instant at, RuleEngineException cause) {
        LOG.warn("Ticket {} goes to the fallback team: the engine failed", ticket.id(), cause);
        return Decision.of(ticket.id(), at, Ruling.degraded(ruleSet, String.valueOf(cause.getMessage())));
    }
}
