package dev.pointsman.benchmarks;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.decision.Decision;
import dev.pointsman.ticket.Ticket;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How much faster does {@code router.routeAll} decide many tickets than a loop over {@code router.route}? Time per ticket
 * of 4,096 tickets of the standard workload. {@link #routeAll} has one consumer and the threads of the common pool;
 * {@link #loop} has one thread. {@link #twoLoops} is what the machine allows on two cores: two threads that share nothing
 * but the router; its time is that of one of them, so half of it is to be compared. The set-up proves that both ways
 * decide alike.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar BatchBenchmark -p rules=1000
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class BatchBenchmark {

    @Param({"1000", "10000"})
    public int rules;

    private Router router;
    private List<Ticket> tickets;

    @Setup(Level.Trial)
    public void prepare() {
        Workload workload = Workload.standard(rules);
        tickets = workload.tickets();
        router = Router.builder().ruleSet(workload.ruleSet()).build();
        try (Stream<Decision> decisions = router.routeAll(tickets)) {
            Iterator<Decision> batch = decisions.iterator();
            for (Ticket ticket : tickets) {
                Decision expected = router.route(ticket);
                Decision found = batch.next();
                if (!found.ticket().equals(ticket.id()) || !found.rule().equals(expected.rule())) {
                    throw new IllegalStateException("routeAll gives " + found + ", route gives " + expected
                            + "\n  Nothing is timed as long as they differ.");
                }
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        router.close();
    }

    @Benchmark
    @OperationsPerInvocation(Workload.TICKETS)
    public void loop(Blackhole sink) {
        for (Ticket ticket : tickets) {
            sink.consume(router.route(ticket));
        }
    }

    @Benchmark
    @OperationsPerInvocation(Workload.TICKETS)
    public void routeAll(Blackhole sink) {
        router.routeAll(tickets).forEach(sink::consume);
    }

    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(Workload.TICKETS)
    public void twoLoops(Blackhole sink) {
        loop(sink);
    }
}
