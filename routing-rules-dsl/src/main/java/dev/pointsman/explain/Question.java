package dev.pointsman.explain;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All that a decision depends on beside the rules. Immutable.
 *
 * @param ticket the ticket
 * @param facts what is known beside it
 * @param at the instant for which it is decided
 */
public record Question(Ticket ticket, List<Fact> facts, Instant at) {

    /** Copies. */
    public Question {
        Objects.requireNonNull(ticket, "ticket");
        facts = List.copyOf(facts);
        Objects.requireNonNull(at, "at");
    }

    /** Returns the decision of a router. */
    public Decision route(Router router) {
        return router.route(ticket, facts, at);
    }

    /** Returns the explanation of {@link #route}. */
    public Explanation explain(Router router) {
        return router.explain(ticket, facts, at);
    }

    /** Returns the same question about another ticket. */
    public Question withTicket(Ticket other) {
        return new Question(other, facts, at);
    }
}
