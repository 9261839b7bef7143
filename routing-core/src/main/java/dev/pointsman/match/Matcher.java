package dev.pointsman.match;

import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;

/**
 * Finds the rules of one rule set that match a ticket. The seam of the library: implementations differ in speed and must
 * agree on every result. Implementations are thread-safe.
 */
public interface Matcher extends AutoCloseable {

    /**
     * Returns at least the winner, the first rule in winning order that is in force at {@code at} and matches; and every
     * failed rule that stands before it. What stands behind the winner may be left out.
     *
     * @param facts what the host knows beside the ticket; seen by session rules only
     * @throws dev.pointsman.rule.RuleEngineException if the engine as a whole fails on this ticket
     */
    MatchResult first(Ticket ticket, Collection<?> facts, Instant at);

    /**
     * Returns every rule that is in force at {@code at} and matches, and every rule that failed.
     *
     * @param facts what the host knows beside the ticket; seen by session rules only
     * @throws dev.pointsman.rule.RuleEngineException if the engine as a whole fails on this ticket
     */
    MatchResult all(Ticket ticket, Collection<?> facts, Instant at);

    /** Releases what the matcher holds; matches that are under way end normally. */
    @Override
    void close();
}
