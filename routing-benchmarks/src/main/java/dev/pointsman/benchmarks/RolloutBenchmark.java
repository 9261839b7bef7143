package dev.pointsman.benchmarks;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.PublishedWorkload;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.shadow.ShadowReport;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What do versions in production cost the thread that routes? Time per ticket of 4,096 tickets of the standard workload, in
 * one thread: by a router of one rule set ({@code fixed}), by one that follows a repository ({@code following}), beside a
 * shadow that has time for every ticket ({@code shadow}; between two rounds of tickets it is waited for, which is not timed),
 * beside one whose queue is full, so that most tickets are dropped ({@code shadow-full}), and with a canary of a tenth of the
 * tickets ({@code canary}). Shadow and canary have the same rules as the active version. The set-up proves that all decide
 * alike.
 *
 * <p>The shadow decides on another core: with one core only, its own work is in the figure. With {@code -prof gc} the
 * bytes of the shadow's thread are added.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar RolloutBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class RolloutBenchmark {

    private static final double CANARY = 0.1;
    private static final long LOOK_AGAIN_AFTER = TimeUnit.MICROSECONDS.toNanos(100);

    @Param({"fixed", "following", "shadow", "shadow-full", "canary"})
    public String router;

    @Param("1000")
    public int rules;

    private List<Ticket> tickets;
    private @Nullable PublishedWorkload published;
    private Router routing;
    private long offered;

    @Setup(Level.Trial)
    public void prepare() {
        Workload workload = Workload.standard(rules);
        tickets = workload.tickets();
        offered = tickets.size(); // of the proof
        try (Router alone = Router.builder().ruleSet(workload.ruleSet()).build()) {
            routing = router(workload);
            for (Ticket ticket : tickets) {
                String expected = alone.route(ticket).rule();
                String found = routing.route(ticket).rule();
                if (!found.equals(expected)) {
                    throw new IllegalStateException(router + " decides " + ticket + " by " + found
                            + ", and by itself the version by " + expected);
                }
            }
        }
    }

    private Router router(Workload workload) {
        if (router.equals("fixed")) {
            return Router.builder().ruleSet(workload.ruleSet()).build();
        }
        PublishedWorkload versions = PublishedWorkload.of(workload);
        published = versions;
        switch (router) {
            case "following" -> {}
            case "shadow", "shadow-full" -> versions.shadow();
            case "canary" -> versions.canary(CANARY);
            default -> throw new IllegalArgumentException("there is no router \"" + router + "\"");
        }
        return Router.builder()
                .repository(versions.repository(), versions.name())
                .build();
    }

    /** Lets the shadow come to the end of its queue, which has room for all the tickets of a round. */
    @Setup(Level.Invocation)
    public void waitForTheShadow() {
        if (router.equals("shadow")) {
            while (shadow().compared() + shadow().dropped() < offered) {
                LockSupport.parkNanos(LOOK_AGAIN_AFTER);
            }
        }
        offered += tickets.size();
    }

    private ShadowReport shadow() {
        return routing.state().shadow().orElseThrow();
    }

    @TearDown(Level.Trial)
    public void close() {
        routing.state().shadow().ifPresent(this::tell);
        routing.close();
        if (published != null) {
            published.close();
        }
    }

    private void tell(ShadowReport report) {
        System.out.printf("%s: %d tickets compared, %d dropped%n", router, report.compared(), report.dropped());
        if (router.equals("shadow") && report.dropped() > 0) {
            throw new IllegalStateException("the queue of the shadow was full: " + report.dropped() + " were dropped");
        }
    }

    @Benchmark
    @OperationsPerInvocation(Workload.TICKETS)
    public void route(Blackhole sink) {
        for (Ticket ticket : tickets) {
            sink.consume(routing.route(ticket));
        }
    }
}
