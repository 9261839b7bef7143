package dev.pointsman.benchmarks;

import dev.pointsman.benchmarks.engine.TicketWalk;
import dev.pointsman.benchmarks.workload.HostileCorner;
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
 * Where could the index be weak? Rule sets made to hurt it, described at {@link HostileCorner}, beside both plain loops and
 * Drools (any other engine that knows the constraints of a corner can be given, {@code -p engine=drools} too). The set-up
 * proves that the engine decides as a plain loop does. {@link dev.pointsman.benchmarks.report.HostileReport} makes a table
 * of it.
 *
 * <p>In {@code all-match} the very first rule wins, so a plain loop ends after one step: nothing that makes a decision can
 * beat {@code scan} there.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar HostileBenchmark -p engine=index,scan -p corner=keywords,ranges
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class HostileBenchmark {

    @Param({
        "many-values",
        "one-field",
        "keywords",
        "wide-lists",
        "exclusions",
        "ranges",
        "all-match",
        "none-match",
        "many-tags",
        "many-attributes",
        "half-expired",
        "long-text"
    })
    public String corner;

    @Param({"index", "scan", "scan-decision", "drools-naive"})
    public String engine;

    @Param("2000")
    public int rules;

    private TicketWalk<?> walk;

    @Setup(Level.Trial)
    public void prepare() {
        Workload workload = Workload.hostile(HostileCorner.of(corner), rules);
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
