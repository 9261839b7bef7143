package dev.pointsman;

import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rollout.Deciders;
import dev.pointsman.rollout.OneDecider;
import dev.pointsman.rollout.Rollout;
import dev.pointsman.rollout.RolloutSettings;
import dev.pointsman.rollout.RolloutState;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
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

    private final Deciders deciders;
    private final InstantSource clock;
    private final @Nullable DecisionListener listener;

    private Router(Deciders deciders, InstantSource clock, @Nullable DecisionListener listener) {
        this.deciders = deciders;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts a router. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the rule set that decides now. */
    public RuleSet ruleSet() {
        return deciders.now(clock.instant()).ruleSet();
    }

    /** Decides now, without further facts. */
    public Decision route(Ticket ticket) {
        return route(ticket, List.of());
    }

    /**
     * Decides now.
     *
     * @param facts what the host knows beside the ticket, for session rules to join; no element may be null
     */
    public Decision route(Ticket ticket, Collection<?> facts) {
        Instant now = clock.instant();
        return route(deciders.now(now), ticket, facts, now);
    }

    /** Decides as of an instant, without further facts, as {@link #route(Ticket, Collection, Instant)} does. */
    public Decision route(Ticket ticket, Instant at) {
        return route(ticket, List.of(), at);
    }

    /**
     * Decides as of an instant. A router that follows a repository decides with the version, canary and overrides of that
     * instant. For one before the last change it may have to load a version, the one case in which deciding waits for the
     * repository.
     *
     * @param facts what the host knows beside the ticket, for session rules to join; no element may be null
     * @throws IllegalArgumentException if no version was active at that instant
     * @throws dev.pointsman.release.ReleaseException if the version of that instant has to be loaded and cannot be
     */
    public Decision route(Ticket ticket, Collection<?> facts, Instant at) {
        return route(deciders.asOf(Objects.requireNonNull(at, "at")), ticket, facts, at);
    }

    private Decision route(Decider decider, Ticket ticket, Collection<?> facts, Instant at) {
        checkArguments(ticket, facts);
        return listener == null ? decider.decide(ticket, facts, at) : observed(decider, ticket, facts, at, listener);
    }

    private static Decision observed(
            Decider decider, Ticket ticket, Collection<?> facts, Instant at, DecisionListener observer) {
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
        return explain(ticket, List.of());
    }

    /** Explains the decision of {@link #route(Ticket, Collection)}. */
    public Explanation explain(Ticket ticket, Collection<?> facts) {
        checkArguments(ticket, facts);
        Instant now = clock.instant();
        return deciders.now(now).explain(ticket, facts, now);
    }

    /** Explains the decision of {@link #route(Ticket, Instant)}. */
    public Explanation explain(Ticket ticket, Instant at) {
        return explain(ticket, List.of(), at);
    }

    /** Explains the decision of {@link #route(Ticket, Collection, Instant)}. */
    public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
        checkArguments(ticket, facts);
        return deciders.asOf(Objects.requireNonNull(at, "at")).explain(ticket, facts, at);
    }

    /** Explains a decision, without further facts, as {@link #explain(Ticket, Collection, Decision)} does. */
    public Explanation explain(Ticket ticket, Decision decision) {
        return explain(ticket, List.of(), decision);
    }

    /**
     * Explains a decision that was made before, by the version that made it and as of its instant. That can differ from
     * {@link #explain(Ticket, Collection, Instant)}: a router may have decided just before it heard of a change. The decision in
     * the explanation is the given one. The version may have to be loaded, as for an instant in the past.
     *
     * @param ticket as it was when the decision was made
     * @param facts as for {@code route} when the decision was made
     * @throws IllegalArgumentException if it is a decision on another ticket, or by a version that is none of this router's
     * @throws dev.pointsman.release.ReleaseException if the version has to be loaded and cannot be
     */
    public Explanation explain(Ticket ticket, Collection<?> facts, Decision decision) {
        checkArguments(ticket, facts);
        if (!decision.ticket().equals(ticket.id())) {
            throw new IllegalArgumentException(
                    "the ticket is " + ticket.id() + ", the decision is on " + decision.ticket());
        }
        if (decision.override().isPresent()) {
            Explanation then = deciders.asOf(decision.at()).explain(ticket, facts, decision.at());
            if (then.decision().equals(decision)) {
                return then;
            }
        }
        Explanation by = deciders.by(decision.version()).explain(ticket, facts, decision.at());
        if (!by.decision().version().equals(decision.version())) {
            throw new IllegalArgumentException(decision.version() + " decided, which is none of the versions of "
                    + by.decision().version().name() + " here");
        }
        return new Explanation(decision, by.matches(), by.nearMisses(), by.failures());
    }

    /**
     * Returns a router for questions about an instant: it decides, whatever the instant, by what was in force at this one, and
     * its clock stands there. Nothing it decides is told to listeners, counted or seen by a shadow. Closing it does nothing;
     * after this router is closed it may give {@link Outcome#DEGRADED}.
     *
     * @throws IllegalArgumentException if no version was active then
     * @throws dev.pointsman.release.ReleaseException if the version of then cannot be loaded
     */
    public Router at(Instant instant) {
        Deciders then = OneDecider.lent(deciders.unobserved(Objects.requireNonNull(instant, "instant")));
        return new Router(then, InstantSource.fixed(instant), null);
    }

    /**
     * Takes what a team says to a decision of this router. It feeds the stop rule of a canary; once that finds the canary
     * worse, this router ends it. A router of one rule set has no use for it.
     */
    public void outcome(Decision decision, Feedback feedback) {
        deciders.outcome(Objects.requireNonNull(decision, "decision"), Objects.requireNonNull(feedback, "feedback"));
    }

    /** Looks into the repository now and takes over what has changed, before this returns; faults are in {@link #state}. */
    public void refresh() {
        deciders.refresh();
    }

    /** Returns what runs and how well it follows its repository, for health checks. */
    public RolloutState state() {
        return deciders.state();
    }

    /** Releases the engine. Calls that are under way end normally; later calls give {@link Outcome#DEGRADED}. */
    @Override
    public void close() {
        deciders.close();
    }

    private static void checkArguments(Ticket ticket, Collection<?> facts) {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(facts, "facts");
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
        private @Nullable ReleaseRepository repository;
        private String name = "";
        private RulePolicy granted = RulePolicy.RESTRICTED;
        private Duration every = RolloutSettings.EVERY;
        private Function<Release, ? extends Collection<Ticket>> warmUp = release -> List.of();
        private Matching matching = Matching.INDEX;
        private InstantSource clock = InstantSource.system();
        private final List<DecisionListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Sets the rule set that decides, once and for all; this or {@link #repository} is required. */
        public Builder ruleSet(RuleSet value) {
            ruleSet = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets what is followed: the versions of a rule set in a repository, as its timeline says. The router has a thread of
         * its own then, until it is closed.
         *
         * @param ruleSetName name under which versions were published
         */
        public Builder repository(ReleaseRepository value, String ruleSetName) {
            repository = Objects.requireNonNull(value, "value");
            name = Objects.requireNonNull(ruleSetName, "ruleSetName");
            return this;
        }

        /** Sets the most that a version in the repository may ask for; {@link RulePolicy#RESTRICTED} unless set. */
        public Builder granting(RulePolicy value) {
            granted = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets how often the repository is looked into, a tenth more or less; every 5 seconds unless set. */
        public Builder refreshEvery(Duration value) {
            every = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets which tickets a version decides before it takes over, in place of those of its own tests, which are used by
         * themselves where routing-rules-dsl is on the class path, and of tickets of the values that its schema knows, which
         * are used where there are no tests. At most 1,000 are decided, and none is begun after two seconds.
         */
        public Builder warmUpWith(Function<Release, ? extends Collection<Ticket>> tickets) {
            warmUp = Objects.requireNonNull(tickets, "tickets");
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
         * @throws IllegalStateException if neither a rule set nor a repository was given, or both
         * @throws dev.pointsman.rule.InvalidRuleSetException if a session rule does not compile
         * @throws dev.pointsman.release.ReleaseException if the timeline cannot be read, or no version can be loaded
         */
        public Router build() {
            return new Router(deciders(), clock, listener(List.copyOf(listeners)));
        }

        private Deciders deciders() {
            if ((ruleSet == null) == (repository == null)) {
                throw new IllegalStateException("a router needs a rule set or a repository, and not both"
                        + "\n  Call ruleSet(RuleSet.load(folder)), or repository(repository, name).");
            }
            if (ruleSet != null) {
                return OneDecider.owning(matching.compile(ruleSet));
            }
            return Rollout.follow(RolloutSettings.of(Objects.requireNonNull(repository), name, matching::compile, clock)
                    .granting(granted)
                    .every(every)
                    .warmingUpWith(warmUp));
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
