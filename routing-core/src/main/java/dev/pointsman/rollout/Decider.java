package dev.pointsman.rollout;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;

/**
 * Decides tickets, always in the same way. Implementations are thread-safe and never throw for a valid ticket: where the
 * engine fails, the decision is {@link dev.pointsman.decision.Outcome#DEGRADED}.
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
     * Explains what {@link #decide} decides.
     *
     * @param facts what the host knows beside the ticket
     */
    Explanation explain(Ticket ticket, Collection<?> facts, Instant at);
}
