package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Walks the tickets of a workload in order, over and over, and has an engine decide each. Before the first step the
 * engine has proved on every ticket that it finds the rule that a plain loop over the rules in winning order finds.
 * Confined to one thread.
 *
 * @param <D> what the engine answers with
 */
public final class TicketWalk<D> implements AutoCloseable {

    private final Engine<D> engine;
    private final Ticket[] tickets;
    private int next;

    private TicketWalk(Engine<D> engine, List<Ticket> tickets) {
        this.engine = engine;
        this.tickets = tickets.toArray(Ticket[]::new);
    }

    /**
     * Builds an engine and prepares its walk.
     *
     * @param engine one of {@link Engines#NAMES}
     * @throws IllegalStateException if the engine decides a ticket wrongly
     */
    public static TicketWalk<?> of(String engine, Workload workload) {
        OrderedWorkload ordered = workload.ordered();
        return of(Engines.of(engine, ordered), workload.tickets(), reference(ordered.winningOrder()));
    }

    /**
     * Prepares a walk.
     *
     * @param reference returns the id of the rule that must win, on any thread
     * @throws IllegalStateException if the engine decides a ticket otherwise
     */
    public static <D> TicketWalk<D> of(Engine<D> engine, List<Ticket> tickets, Function<Ticket, String> reference) {
        // The loop takes most of a set-up with many rules, and is the same on any thread.
        List<String> all = tickets.parallelStream().map(reference).toList();
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            String expected = all.get(i);
            String found = engine.rule(engine.decide(ticket));
            if (!found.equals(expected)) {
                throw new IllegalStateException(engine.getClass().getSimpleName() + " decides by \"" + found
                        + "\", the reference by \"" + expected + "\": " + ticket + ", subject \"" + ticket.subject()
                        + "\"\n  Nothing is timed as long as engines differ.");
            }
        }
        return new TicketWalk<>(engine, tickets);
    }

    /** Returns the plain loop over the rules that are in force now. */
    public static Function<Ticket, String> reference(List<WorkloadRule> rules) {
        Instant now = Instant.now();
        List<WorkloadRule> winningOrder =
                rules.stream().filter(rule -> now.isBefore(rule.expiresAt())).toList();
        List<Predicate<Ticket>> predicates =
                winningOrder.stream().map(WorkloadRule::predicate).toList();
        return ticket -> {
            int place = 0;
            while (!predicates.get(place).test(ticket)) {
                place++;
            }
            return winningOrder.get(place).id();
        };
    }

    /** Decides the next ticket. */
    public D step() {
        Ticket ticket = tickets[next];
        next = next + 1 == tickets.length ? 0 : next + 1;
        return engine.decide(ticket);
    }

    /** Releases the engine. */
    @Override
    public void close() {
        engine.close();
    }
}
