package dev.pointsman.decision;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Decides tickets, always in the same way. Implementations are thread-safe and never throw for a valid ticket: where the
 * engine fails, the decision is {@link Outcome#DEGRADED}.
 */
public interface Decider {

    /** Returns the rule set that decides where nothing stands before it. */
    RuleSet ruleSet();

    /**
     * Decides as of an instant.
     *
     * @param facts what the host knows beside the ticket
     */
    Decision decide(Ticket ticket, Collection<?> facts, Instant at);

    /**
     * Returns every rule that is in force and matches, in winning order; empty where the engine fails.
     *
     * @param facts what the host knows beside the ticket
     */
    List<RuleMatch> matches(Ticket ticket, Collection<?> facts, Instant at);

    /**
     * Explains what {@link #decide} decides.
     *
     * @param facts what the host knows beside the ticket
     */
    Explanation explain(Ticket ticket, Collection<?> facts, Instant at);
}
