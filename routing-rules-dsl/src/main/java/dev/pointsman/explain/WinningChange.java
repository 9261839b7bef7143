package dev.pointsman.explain;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Comparator;
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

    /** Proposes a ticket like another one that a rule may win at an instant. What it proposes is tried before it is used. */
    @FunctionalInterface
    public interface Proposal {
        /** Returns a ticket, or empty if it knows none. */
        Optional<Ticket> towards(Rule rule, Ticket ticket, Instant at);
    }

    /**
     * Looks for a change that lets {@code rule}, which must be one of the router's, win; empty if it is disabled, or none
     * was found, which proves nothing.
     *
     * @param proposal is asked where nothing was found that is known to be the smallest
     */
    public static Optional<WinningChange> find(Router router, Question question, Rule rule, Proposal proposal) {
        if (!rule.enabled() || !rule.effectiveFrom().isBefore(rule.expiresAt())) {
            return Optional.empty();
        }
        Instant at = nearestInForce(rule, question.at());
        Question inForce = new Question(question.ticket(), question.facts(), at);
        boolean otherInstant = !at.equals(question.at());
        int atLeast = NeededChanges.atLeast(WhyNot.of(router, inForce, rule), question.ticket());
        Optional<WinningChange> found = new NearbyTickets(router.ruleSet().schema())
                .wonBy(rule, inForce, router)
                .map(ticket -> of(inForce, ticket, otherInstant, atLeast));
        if (found.filter(WinningChange::smallest).isPresent()) {
            return found;
        }
        Optional<WinningChange> proposed = proposal.towards(rule, question.ticket(), at)
                .filter(ticket ->
                        inForce.withTicket(ticket).route(router).rule().equals(rule.id()))
                .map(ticket -> of(inForce, ticket, otherInstant, atLeast));
        return Stream.concat(found.stream(), proposed.stream())
                .min(Comparator.comparingInt(change -> change.changes().size()));
    }

    private static WinningChange of(Question asked, Ticket ticket, boolean otherInstant, int atLeast) {
        List<TicketChange> changes = TicketChange.between(asked.ticket(), ticket);
        return new WinningChange(asked.withTicket(ticket), changes, otherInstant, changes.size() <= atLeast);
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
