package dev.pointsman.arrangement;

import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.decision.Ruling;
import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.match.IndexMatcher;
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

    /**
     * Compiles with an index over the conditions of plain rules, and with Drools for session rules, if there are any.
     *
     * @throws dev.pointsman.rule.InvalidRuleSetException if a session rule does not compile
     */
    public static CompiledRuleSet indexed(RuleSet ruleSet) {
        List<Rule> sessionRules =
                ruleSet.rules().stream().filter(Rule::isSessionRule).toList();
        DroolsMatcher sessions = sessionRules.isEmpty() ? null : DroolsMatcher.of(ruleSet, sessionRules);
        return new CompiledRuleSet(ruleSet, new IndexMatcher(ruleSet, sessions));
    }

    @Override
    public RuleSet ruleSet() {
        return ruleSet;
    }

    @Override
    public Decision decide(Ticket ticket, Collection<?> facts, Instant at) {
        return Decision.of(ticket.id(), at, ruling(ticket, facts, at));
    }

    /** Returns what {@link #decide} says of the ticket. */
    Ruling ruling(Ticket ticket, Collection<?> facts, Instant at) {
        try {
            return ruling(matcher.first(ticket, facts, at));
        } catch (RuleEngineException e) {
            return degraded(ticket, e);
        }
    }

    @Override
    public List<RuleMatch> matches(Ticket ticket, Collection<?> facts, Instant at) {
        try {
            return matcher.all(ticket, facts, at).matches();
        } catch (RuleEngineException e) {
            return List.of();
        }
    }

    @Override
    public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
        MatchResult found;
        try {
            found = matcher.all(ticket, facts, at);
        } catch (RuleEngineException e) {
            Decision degraded = Decision.of(ticket.id(), at, degraded(ticket, e));
            return new Explanation(degraded, List.of(), List.of(), List.of());
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

    /** Returns the winner, as {@link Matcher#first} does. */
    MatchResult first(Ticket ticket, Collection<?> facts, Instant at) {
        return matcher.first(ticket, facts, at);
    }

    /** Returns every match, as {@link Matcher#all} does. */
    MatchResult all(Ticket ticket, Collection<?> facts, Instant at) {
        return matcher.all(ticket, facts, at);
    }

    /** Returns the ruling that follows from a result; the same object each time, if it was prepared. */
    Ruling ruling(MatchResult found) {
        Ruling prepared = found.ruling();
        return prepared != null ? prepared : Ruling.of(ruleSet, found.winner(), found.failures());
    }

    private Ruling degraded(Ticket ticket, RuleEngineException cause) {
        LOG.warn("Ticket {} goes to the fallback team: the engine failed", ticket.id(), cause);
        return Ruling.degraded(ruleSet, String.valueOf(cause.getMessage()));
    }
}
