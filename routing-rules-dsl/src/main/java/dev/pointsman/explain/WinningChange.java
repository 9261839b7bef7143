package dev.pointsman.explain;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question near another one that a rule wins: what would have to be different. Proven by the router before it is given
 * out. Immutable.
 *
 * @param question what to ask instead
 * @param changes the changes of the ticket; none where only the instant is another
 * @param otherInstant whether the instant is another, because the rule is not in force at that of the first question
 * @param smallest whether it is proven that fewer changes of the ticket would not do; if not, fewer may
 */
public record WinningChange(Question question, List<TicketChange> changes, boolean otherInstant, boolean smallest) {

    /** Copies. */
    public WinningChange {
        Objects.requireNonNull(question, "question");
        changes = List.copyOf(changes);
    }

    /**
     * Looks for a change that lets {@code rule}, which must be one of the router's, win; empty if it is disabled, or none
     * was found, which proves nothing.
     */
    public static Optional<WinningChange> find(Router router, Question question, Rule rule) {
        if (!rule.enabled() || !rule.effectiveFrom().isBefore(rule.expiresAt())) {
            return Optional.empty();
        }
        Question inForce = new Question(question.ticket(), question.facts(), nearestInForce(rule, question.at()));
        Optional<Ticket> ticket = new NearbyTickets(router.ruleSet().schema()).wonBy(rule, inForce, router);
        return ticket.map(found -> {
            List<TicketChange> changes = TicketChange.between(question.ticket(), found);
            int atLeast = NeededChanges.atLeast(WhyNot.of(router, inForce, rule), question.ticket());
            boolean otherInstant = !inForce.at().equals(question.at());
            return new WinningChange(inForce.withTicket(found), changes, otherInstant, changes.size() <= atLeast);
        });
    }

    private static Instant nearestInForce(Rule rule, Instant at) {
        if (at.isBefore(rule.effectiveFrom())) {
            return rule.effectiveFrom();
        }
        return at.isBefore(rule.expiresAt()) ? at : rule.expiresAt().minusSeconds(1);
    }

    /** Returns for instance {@code region from "NA" to "EU"}, or {@code the instant 2026-12-01T00:00:00Z}. */
    @Override
    public String toString() {
        Stream<String> instant = otherInstant ? Stream.of("the instant " + question.at()) : Stream.empty();
        return Stream.concat(instant, changes.stream().map(TicketChange::toString))
                .collect(Collectors.joining(", and "));
    }
}
