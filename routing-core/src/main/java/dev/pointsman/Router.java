package dev.pointsman;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.rollout.CompiledRuleSet;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which team owns a ticket. Thread-safe: one router serves any number of threads.
 *
 * <p>{@code route} always returns a decision with an accountable team; for a valid ticket it never throws. The clock is
 * read once per call, from the given {@link InstantSource}, and nowhere else.
 */
public final class Router implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final CompiledRuleSet decider;
    private final InstantSource clock;
    private final @Nullable DecisionListener listener;

    private Router(CompiledRuleSet decider, InstantSource clock, @Nullable DecisionListener listener) {
        this.decider = decider;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts a router. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the rule set that decides. */
    public RuleSet ruleSet() {
        return decider.ruleSet();
    }

    /** Decides now, without further facts. */
    public Decision route(Ticket ticket) {
        return route(ticket, List.of(), clock.instant());
    }

    /**
     * Decides now.
     *
     * @param facts what the host knows beside the ticket, for session rules to join; no element may be null
     */
    public Decision route(Ticket ticket, Collection<?> facts) {
        return route(ticket, facts, clock.instant());
    }

    /** Decides as of an instant, without further facts. */
    public Decision route(Ticket ticket, Instant at) {
        return route(ticket, List.of(), at);
    }

    /**
     * Decides as of an instant.
     *
     * @param facts what the host knows beside the ticket, for session rules to join; no element may be null
     */
    public Decision route(Ticket ticket, Collection<?> facts, Instant at) {
        checkArguments(ticket, facts, at);
        return listener == null ? decider.decide(ticket, facts, at) : observed(ticket, facts, at, listener);
    }

    private Decision observed(Ticket ticket, Collection<?> facts, Instant at, DecisionListener observer) {
        long start = System.nanoTime();
        Decision decision = decider.decide(ticket, facts, at);
        long nanos = System.nanoTime() - start;
        try {
            observer.decided(ticket, facts, decision, nanos);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on the decision about ticket {}", ticket.id(), e);
        }
        return decision;
    }

    /** Decides many tickets now, without further facts, as {@link #routeAll(Stream, Collection)} says. */
    public Stream<Decision> routeAll(Iterable<Ticket> tickets) {
        Objects.requireNonNull(tickets, "tickets");
        return Batch.decisions(tickets, this::route);
    }

    /** Decides many tickets now, without further facts, as {@link #routeAll(Stream, Collection)} says. */
    public Stream<Decision> routeAll(Stream<Ticket> tickets) {
        return routeAll(tickets, List.of());
    }

    /**
     * Decides many tickets, each as {@link #route(Ticket, Collection)} does, on several threads at once: the one that
     * consumes the decisions and those of {@link ForkJoinPool#commonPool()}, if they have time.
     *
     * <p>The decisions come in the order of the tickets, and as they are asked for. For each thread at most 512 tickets
     * are read ahead, so the input may be endless; none is read before the first decision is asked for, nor after the last
     * that is. Tickets that come in one by one are better routed one by one, since the first decision waits until tickets
     * have been read ahead. Each ticket is decided as of the moment when it is decided, which can differ a little from the
     * order of the tickets. The input is read by the consuming thread alone, and parallel stages of it run in sequence.
     *
     * <p>What the input throws, and what {@code route} throws, comes after the decisions on the tickets before it; a null
     * ticket counts as a NullPointerException of the input. Interrupts are left to the input and the consumer. Closing the
     * decisions closes {@code tickets}.
     *
     * @param facts as for {@link #route(Ticket, Collection)}; several threads read them at once, so neither host nor rules
     *     may change one before the decisions end
     */
    public Stream<Decision> routeAll(Stream<Ticket> tickets, Collection<?> facts) {
        Objects.requireNonNull(tickets, "tickets");
        List<Object> known = new ArrayList<>(Objects.requireNonNull(facts, "facts"));
        Iterator<Ticket> input = tickets.sequential().iterator();
        return Batch.decisions(() -> input, ticket -> route(ticket, known)).onClose(tickets::close);
    }

    /** Explains the decision of {@link #route(Ticket)}. */
    public Explanation explain(Ticket ticket) {
        return explain(ticket, List.of(), clock.instant());
    }

    /** Explains the decision of {@link #route(Ticket, Collection)}. */
    public Explanation explain(Ticket ticket, Collection<?> facts) {
        return explain(ticket, facts, clock.instant());
    }

    /** Explains the decision of {@link #route(Ticket, Instant)}. */
    public Explanation explain(Ticket ticket, Instant at) {
        return explain(ticket, List.of(), at);
    }

    /** Explains the decision of {@link #route(Ticket, Collection, Instant)}. */
    public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
        checkArguments(ticket, facts, at);
        return decider.explain(ticket, facts, at);
    }

    /** Releases the engine. Calls that are under way end normally; later calls give {@link Outcome#DEGRADED}. */
    @Override
    public void close() {
        decider.close();
    }

    private static void checkArguments(Ticket ticket, Collection<?> facts, Instant at) {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(at, "at");
        if (facts.isEmpty()) {
            return;
        }
        for (Object fact : facts) {
            if (Objects.requireNonNull(fact, "a fact") instanceof Ticket) {
                throw new IllegalArgumentException(
                        "a fact must not be a ticket, rules would take it for the one that is"
                                + " routed\n  Pass what matters of it as a Fact.");
            }
        }
    }

    /** Collects a router. Confined to one thread. */
    public static final class Builder {
        private @Nullable RuleSet ruleSet;
        private Matching matching = Matching.INDEX;
        private InstantSource clock = InstantSource.system();
        private final List<DecisionListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Sets the rule set that decides; required. */
        public Builder ruleSet(RuleSet value) {
            ruleSet = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets how matching rules are found. */
        public Builder matching(Matching value) {
            matching = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets where calls without an instant take it from; the system clock unless set. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Adds what hears of every decision of {@code route} and {@code routeAll}; of several, in the order added. */
        public Builder listener(DecisionListener value) {
            listeners.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Compiles the rules and builds the router.
         *
         * @throws IllegalStateException if no rule set was given
         * @throws dev.pointsman.rule.InvalidRuleSetException if a session rule does not compile
         */
        public Router build() {
            if (ruleSet == null) {
                throw new IllegalStateException("a router needs a rule set\n  Call ruleSet(RuleSet.load(folder)).");
            }
            CompiledRuleSet compiled = new CompiledRuleSet(ruleSet, matching.matcher(ruleSet));
            return new Router(compiled, clock, listener(List.copyOf(listeners)));
        }

        private static @Nullable DecisionListener listener(List<DecisionListener> all) {
            if (all.size() <= 1) {
                return all.isEmpty() ? null : all.get(0);
            }
            return (ticket, facts, decision, nanos) -> {
                for (DecisionListener one : all) {
                    one.decided(ticket, facts, decision, nanos);
                }
            };
        }
    }
}
