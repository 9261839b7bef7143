package dev.pointsman.benchmarks;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * Where does the time of a decision go? {@code route} is the whole call, {@code routeAt} the same without the clock,
 * {@code clock} the clock alone, {@code readTicket} only reads every field of the ticket and hashes its texts: what no
 * index can go below.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar PartsBenchmark -p rules=100
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class PartsBenchmark {

    @Param({"100", "1000", "10000"})
    public int rules;

    private final InstantSource clock = InstantSource.system();
    private final Instant at = Instant.parse("2026-11-22T03:00:00Z");
    private Ticket[] tickets;
    private Router router;
    private int next;

    @Setup
    public void prepare() {
        Workload workload = Workload.standard(rules);
        tickets = workload.tickets().toArray(Ticket[]::new);
        router = Router.builder().ruleSet(workload.ruleSet()).build();
    }

    @TearDown
    public void close() {
        router.close();
    }

    private Ticket ticket() {
        next = next + 1 & tickets.length - 1;
        return tickets[next];
    }

    @Benchmark
    public Object route() {
        return router.route(ticket());
    }

    @Benchmark
    public Object routeAt() {
        return router.route(ticket(), at);
    }

    @Benchmark
    public Object clock() {
        return clock.instant();
    }

    @Benchmark
    public int readTicket() {
        Ticket ticket = ticket();
        return Objects.hashCode(ticket.category())
                + Objects.hashCode(ticket.subcategory())
                + Objects.hashCode(ticket.region())
                + Objects.hashCode(ticket.product())
                + Objects.hashCode(ticket.language())
                + Objects.hashCode(ticket.channel())
                + Objects.hashCode(ticket.tier())
                + Objects.hashCode(ticket.priority())
                + ticket.tags().size()
                + ticket.attributes().size();
    }
}
