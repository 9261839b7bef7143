package dev.pointsman.benchmarks;

import dev.pointsman.Matching;
import dev.pointsman.benchmarks.engine.MixedEngine;
import dev.pointsman.benchmarks.engine.TicketWalk;
import dev.pointsman.benchmarks.workload.MixedWorkload;
import dev.pointsman.decision.Decision;
import java.util.Locale;
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
 * What do session rules cost? A thousand plain rules and ten that join the ticket with facts and stand before all others.
 * Only the given share of the tickets (in percent) can match one of the ten: with {@code index} the others open no
 * session. Beside it all rules in Drools. The set-up proves both against a plain loop.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar MixedBenchmark -p engine=index
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class MixedBenchmark {

    @Param({"index", "drools"})
    public String engine;

    @Param("1000")
    public int rules;

    @Param({"0", "1", "10", "100"})
    public int share;

    private TicketWalk<Decision> walk;

    @Setup(Level.Trial)
    public void prepare() {
        Matching matching = Matching.valueOf(engine.toUpperCase(Locale.ROOT));
        walk = MixedEngine.walk(new MixedWorkload(rules, share), matching);
    }

    @TearDown(Level.Trial)
    public void close() {
        walk.close();
    }

    @Benchmark
    public Decision route() {
        return walk.step();
    }
}
