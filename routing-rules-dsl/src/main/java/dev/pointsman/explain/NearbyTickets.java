package dev.pointsman.explain;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Looks for tickets near a given one that change what a condition, or the router, says. It tries the values that the tests
 * name, their neighbours and those that the schema lists, in few changes first, and gives out only what it has tried: what it
 * finds is right, but that it finds nothing proves nothing, and a smaller change may exist. Immutable.
 */
public final class NearbyTickets {

    /** How many tickets are kept for each condition; more find little that fewer do not. */
    private static final int BREADTH = 60;

    private static final int ROUTED_AT_MOST = 400;

    private final LeafEdits edits;

    /** Starts with a schema, whose values are tried. */
    public NearbyTickets(TicketSchema schema) {
        this.edits = new LeafEdits(schema);
    }

    /** Returns a ticket near {@code from} that meets a condition, or does not. */
    public Optional<Ticket> where(Condition condition, boolean holds, Ticket from) {
        return options(condition, holds, from).stream().min(Comparator.comparingInt(ticket -> distance(from, ticket)));
    }

    /** Returns a ticket near that of a question which a rule wins, as the router says. */
    public Optional<Ticket> wonBy(Rule rule, Question question, Router router) {
        Ticket from = question.ticket();
        PriorityQueue<Step> open = new PriorityQueue<>();
        Set<Ticket> seen = new HashSet<>();
        Steps steps = new Steps(from, open, seen);
        steps.add(options(rule.condition(), true, from));
        for (int routed = 0; routed < ROUTED_AT_MOST && !open.isEmpty(); routed++) {
            Ticket ticket = open.remove().ticket();
            Decision decision = question.withTicket(ticket).route(router);
            if (decision.rule().equals(rule.id())) {
                return Optional.of(ticket);
            }
            steps.add(withoutWinner(decision, rule, ticket, router.ruleSet()));
        }
        return Optional.empty();
    }

    /** Returns tickets that still meet the rule's condition, and no longer that of the rule that won instead. */
    private List<Ticket> withoutWinner(Decision decision, Rule rule, Ticket ticket, RuleSet ruleSet) {
        Optional<Rule> winner = ruleSet.find(decision.rule());
        if (winner.isEmpty() || Rule.WINNING_ORDER.compare(winner.get(), rule) >= 0) {
            return List.of();
        }
        return options(winner.get().condition(), false, ticket).stream()
                .flatMap(other -> options(rule.condition(), true, other).stream())
                .filter(other -> is(winner.get().condition(), false, other))
                .toList();
    }

    /** Tickets still to be routed, those with the fewest changes first, then as they were found. */
    private record Step(Ticket ticket, int changes, int number) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byChanges = Integer.compare(changes, other.changes);
            return byChanges != 0 ? byChanges : Integer.compare(number, other.number);
        }
    }

    private record Steps(Ticket from, PriorityQueue<Step> open, Set<Ticket> seen) {
        void add(List<Ticket> tickets) {
            for (Ticket ticket : tickets) {
                if (seen.add(ticket)) {
                    open.add(new Step(ticket, distance(from, ticket), seen.size()));
                }
            }
        }
    }

    private static int distance(Ticket from, Ticket to) {
        return TicketChange.between(from, to).size();
    }

    private List<Ticket> options(Condition condition, boolean holds, Ticket from) {
        if (is(condition, holds, from)) {
            return List.of(from);
        }
        if (condition instanceof Condition.Leaf leaf) {
            return edits.of(leaf, from).stream()
                    .flatMap(edit -> edit.apply(from).stream())
                    .filter(ticket -> is(condition, holds, ticket))
                    .limit(BREADTH)
                    .toList();
        }
        if (condition instanceof Condition.Not not) {
            return options(not.part(), !holds, from).stream()
                    .filter(ticket -> is(condition, holds, ticket))
                    .toList();
        }
        if (condition instanceof Condition.All all) {
            return holds ? joint(all.parts(), true, condition, from) : single(all.parts(), false, condition, from);
        }
        return condition instanceof Condition.Any any
                ? holds ? single(any.parts(), true, condition, from) : joint(any.parts(), false, condition, from)
                : List.of();
    }

    /** Every part must come out so: part after part, and what spoils an earlier one is mended in a second round. */
    private List<Ticket> joint(List<Condition> parts, boolean holds, Condition whole, Ticket from) {
        Set<Ticket> reached = new LinkedHashSet<>(List.of(from));
        for (int round = 0; round < 2; round++) {
            for (Condition part : parts) {
                Set<Ticket> next = new LinkedHashSet<>();
                for (Ticket ticket : reached) {
                    next.addAll(options(part, holds, ticket));
                }
                reached = new LinkedHashSet<>(next.stream()
                        .sorted(Comparator.comparingInt(ticket -> distance(from, ticket)))
                        .limit(BREADTH)
                        .toList());
            }
        }
        return reached.stream().filter(ticket -> is(whole, holds, ticket)).toList();
    }

    /** It is enough that one part comes out so. */
    private List<Ticket> single(List<Condition> parts, boolean holds, Condition whole, Ticket from) {
        List<Ticket> found = new ArrayList<>();
        for (Condition part : parts) {
            found.addAll(options(part, holds, from));
        }
        return found.stream()
                .filter(ticket -> is(whole, holds, ticket))
                .limit(BREADTH)
                .toList();
    }

    private static boolean is(Condition condition, boolean holds, Ticket ticket) {
        try {
            return condition.holds(ticket) == holds;
        } catch (RuleEngineException e) {
            return false;
        }
    }
}
