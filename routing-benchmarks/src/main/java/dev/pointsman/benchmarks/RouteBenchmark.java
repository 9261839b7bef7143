package dev.pointsman.benchmarks;

import dev.pointsman.benchmarks.engine.TicketWalk;
import dev.pointsman.benchmarks.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to decide who owns a ticket?
 *
 * <p>Each call decides the next of 4,096 tickets of the standard workload, from the host's ticket to the winner: {@code
 * index} and {@code drools} are whole calls of {@code router.route(ticket)} that return a decision, {@code scan-decision}
 * returns an equal one, the others return the id of the rule. One thread. The set-up proves on all tickets that the engine
 * decides as a plain loop does.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar RouteBenchmark -p engine=index,scan -p rules=10000 -prof gc
 * java -jar routing-benchmarks/target/benchmarks.jar RouteBenchmark -p engine=index -p rules=100000 -jvmArgsAppend -Xmx1g
 * }</pre>
 *
 * <p>At 10,000 rules {@code drools} and {@code drools-naive} take minutes to build and need {@code -jvmArgsAppend -Xmx4g},
 * and {@code evrete} and {@code cel} decide a ticket in milliseconds, so that their proof alone takes a minute.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class RouteBenchmark {

    @Param({"index", "scan", "scan-decision", "drools", "drools-naive", "event-ruler", "easy-rules", "cel", "evrete"})
    public String engine;

    @Param({"100", "1000", "10000"})
    public int rules;

    private TicketWalk<?> walk;

    @Setup(Level.Trial)
    public void prepare() {
        Workload workload = Workload.standard(rules);
        walk = TicketWalk.of(engine, workload);
    }

    @TearDown(Level.Trial)
    public void close() {
        walk.close();
    }

    @Benchmark
    public Object route() {
        return walk.step();
    }
}
