package dev.pointsman.shadow;

import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a candidate decide what the active version has decided, on a thread of its own. Thread-safe.
 *
 * <p>A routing thread only puts the ticket into a queue without locks and goes on; it wakes nobody, since that would cost it
 * more than all the rest: the shadow's thread looks every few milliseconds. When the queue is full the ticket is dropped and
 * counted. Whatever the candidate throws is counted as an error of its own, and a candidate that never returns costs its
 * thread and drops all later tickets.
 */
public final class ShadowRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowRun.class);

    /** How many tickets wait at most, unless said otherwise. */
    public static final int QUEUE = 4096;

    private static final int EXAMPLES_EACH = 20;
    private static final long LOOK_AGAIN_AFTER = Duration.ofMillis(5).toNanos();

    private record Seen(Ticket ticket, List<Fact> facts, Decision decision) {}

    private final Decider candidate;
    private final Decider active;
    private final Comparison comparison;
    private final int capacity;
    private final Queue<Seen> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final Map<Difference, Long> counts = new EnumMap<>(Difference.class); // guarded by itself, as the next
    private final Map<Difference, List<ShadowExample>> examples = new EnumMap<>(Difference.class);
    private volatile boolean closed;

    /**
     * Prepares a shadow; its thread starts with the first ticket.
     *
     * @param capacity how many tickets wait at most
     */
    public ShadowRun(Decider active, Decider candidate, int capacity) {
        this.active = active;
        this.candidate = candidate;
        this.comparison = new Comparison(active, candidate);
        this.capacity = capacity;
        for (Difference difference : Difference.values()) {
            counts.put(difference, 0L);
        }
    }

    /** Offers what the active version has decided. Never waits and never throws. */
    public void offer(Ticket ticket, Collection<?> facts, Decision decision) {
        if (closed) {
            return;
        }
        List<Fact> known = facts.isEmpty() ? List.of() : known(facts);
        if (known.size() < facts.size()) {
            skipped.increment();
        } else if (!takesPlace()) {
            dropped.increment();
        } else {
            queue.add(new Seen(ticket, known, decision));
            if (!started.get() && started.compareAndSet(false, true)) {
                start();
            }
        }
    }

    /** A full queue is only read: writing to what the shadow's thread writes to as well costs a routing thread most of all. */
    private boolean takesPlace() {
        if (waiting.get() >= capacity) {
            return false;
        }
        if (waiting.incrementAndGet() > capacity) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    private static List<Fact> known(Collection<?> facts) {
        List<Fact> known = new ArrayList<>(facts.size());
        for (Object fact : facts) {
            if (fact instanceof Fact one) {
                known.add(one);
            }
        }
        return known;
    }

    private void start() {
        Thread thread = new Thread(
                this::run, "pointsman-shadow-" + candidate.ruleSet().version().label());
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            Seen seen = queue.poll();
            if (seen == null) {
                LockSupport.parkNanos(LOOK_AGAIN_AFTER);
                Thread.interrupted(); // nobody has a reason to interrupt this thread; it ends by being closed
            } else {
                waiting.decrementAndGet();
                compare(seen);
            }
        }
        queue.clear();
    }

    private void compare(Seen seen) {
        Decision before = seen.decision;
        try {
            Decision after = candidate.decide(seen.ticket, seen.facts, before.at());
            count(comparison.of(seen.ticket, seen.facts, before, after), new ShadowExample(before, after));
        } catch (Throwable e) { // an error of the candidate must stay its own, whatever it is
            LOG.debug("The candidate {} failed on ticket {}", candidate.ruleSet(), before.ticket(), e);
            synchronized (counts) {
                counts.merge(Difference.ERROR, 1L, Long::sum);
            }
        }
    }

    private void count(Difference difference, ShadowExample example) {
        synchronized (counts) {
            counts.merge(difference, 1L, Long::sum);
            if (difference != Difference.SAME) {
                List<ShadowExample> some = examples.computeIfAbsent(difference, none -> new ArrayList<>());
                if (some.size() < EXAMPLES_EACH) {
                    some.add(example);
                }
            }
        }
    }

    /** Returns the version in the shadow. */
    public RuleSetVersion version() {
        return candidate.ruleSet().version();
    }

    /** Returns what was found so far. */
    public ShadowReport report() {
        Map<Difference, List<ShadowExample>> copies = new EnumMap<>(Difference.class);
        synchronized (counts) {
            examples.forEach((difference, some) -> copies.put(difference, List.copyOf(some)));
            return new ShadowReport(
                    candidate.ruleSet().version(),
                    active.ruleSet().version(),
                    counts,
                    copies,
                    dropped.sum(),
                    skipped.sum());
        }
    }

    /** Ends the shadow; what waits is not compared any more. */
    @Override
    public void close() {
        closed = true;
    }
}
