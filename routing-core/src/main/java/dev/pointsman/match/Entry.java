package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule in the index, with what is left to ask once the index has found it. Immutable. */
final class Entry {

    /** The ticket does not meet the condition, or the rule is not in force. */
    static final int NO = 0;
    /** The ticket meets the condition. */
    static final int YES = 1;
    /** The condition cannot be evaluated on the ticket. */
    static final int FAILED = 2;

    private final Rule rule;
    private final @Nullable Condition rest;
    private final boolean dated;

    /**
     * Creates an entry.
     *
     * @param rest the parts of the condition that the index does not prove, in their order; null when it proves all
     */
    Entry(Rule rule, @Nullable Condition rest) {
        this.rule = rule;
        this.rest = rest;
        this.dated = isDated(rule);
    }

    /** Tells whether a rule is not in force at all times. */
    static boolean isDated(Rule rule) {
        return !rule.effectiveFrom().equals(Instant.MIN) || !rule.expiresAt().equals(Instant.MAX);
    }

    /** Asks what is left, for a ticket by which the index found the rule. */
    int tryRest(Ticket ticket, Instant at) {
        return rest == null && !dated ? YES : tryCondition(rest, ticket, at);
    }

    /** Asks everything, as if there were no index. */
    int tryAll(Ticket ticket, Instant at) {
        return tryCondition(rule.condition(), ticket, at);
    }

    private int tryCondition(@Nullable Condition condition, Ticket ticket, Instant at) {
        if (dated && !rule.inForceAt(at)) {
            return NO;
        }
        try {
            return condition == null || condition.holds(ticket) ? YES : NO;
        } catch (RuleEngineException e) {
            return FAILED;
        }
    }
}
