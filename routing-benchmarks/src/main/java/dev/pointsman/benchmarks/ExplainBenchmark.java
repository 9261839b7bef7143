package dev.pointsman.benchmarks;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.ticket.Ticket;
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
 * What does an explanation cost? The same router and tickets, with and without: {@code route} must not pay for what
 * {@code explain} gathers (all matches, near misses with the failing conditions). The set-up proves that both name the same
 * rule.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar ExplainBenchmark -p rules=1000 -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class ExplainBenchmark {

    @Param({"100", "1000", "10000"})
    public int rules;

    private Router router;
    private Ticket[] tickets;
    private int next;

    @Setup(Level.Trial)
    public void prepare() {
        Workload workload = Workload.standard(rules);
        router = Router.builder().ruleSet(workload.ruleSet()).build();
        tickets = workload.tickets().toArray(Ticket[]::new);
        for (Ticket ticket : workload.tickets().subList(0, 256)) {
            String decided = router.route(ticket).rule();
            String explained = router.explain(ticket).decision().rule();
            if (!decided.equals(explained)) {
                throw new IllegalStateException(
                        ticket + " is decided by " + decided + " and explained by " + explained);
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        router.close();
    }

    @Benchmark
    public Decision route() {
        return router.route(ticket());
    }

    @Benchmark
    public Explanation explain() {
        return router.explain(ticket());
    }

    private Ticket ticket() {
        next = (next + 1) % tickets.length;
        return tickets[next];
    }
}
