package dev.pointsman.benchmarks.report;

import dev.pointsman.benchmarks.RouteBenchmark;
import dev.pointsman.benchmarks.engine.Engines;
import dev.pointsman.benchmarks.report.Comparison.Footprint;
import dev.pointsman.benchmarks.report.Comparison.LeftOut;
import dev.pointsman.benchmarks.report.Comparison.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * The comparison that the README shows: every engine at every size, one after the other on one machine, with small
 * settings, then load time and memory. Set aside a quarter of an hour or more, and 8 GB of memory for Drools at 10,000
 * rules. Leaves {@code comparison.json}, and beside it the table and the chart drawn from that file.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.StandardComparison
 *     [--out routing-benchmarks/results] [--sizes 100,1000,10000] [--engines index,scan] [--all] [--no-memory]
 * }</pre>
 *
 * <p>Unless {@code --all} is given, {@link #SLOW} engines are left out at 10,000 rules, and the result says so. {@code
 * --draw} measures nothing and draws table and chart anew from the JSON there is.
 */
public final class StandardComparison {

    private static final Set<String> SLOW = Set.of("evrete", "cel");
    private static final int SLOW_FROM = 10_000;
    private static final String HEAP = "-Xmx8g";
    private static final int ITERATIONS = 5;

    private Path out = Path.of("routing-benchmarks", "results");
    private List<Integer> sizes = List.of(100, 1000, 10_000);
    private List<String> engines = Engines.NAMES;
    private boolean all;
    private boolean memory = true;
    private boolean measure = true;

    private StandardComparison(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out" -> out = Path.of(args[++i]);
                case "--sizes" ->
                    sizes = List.of(args[++i].split(",")).stream()
                            .map(Integer::valueOf)
                            .toList();
                case "--engines" -> engines = List.of(args[++i].split(","));
                case "--all" -> all = true;
                case "--no-memory" -> memory = false;
                case "--draw" -> measure = false;
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
    }

    /** Runs the comparison. */
    public static void main(String[] args) throws IOException, RunnerException {
        new StandardComparison(args).run();
    }

    private void run() throws IOException, RunnerException {
        Files.createDirectories(out);
        Path json = out.resolve("comparison.json");
        if (measure) {
            measured().write(json);
        }
        Comparison comparison = Comparison.read(json);
        Files.writeString(out.resolve("comparison.md"), ComparisonTable.of(comparison));
        Files.writeString(out.resolve("comparison.svg"), ComparisonChart.of(comparison));
        System.out.println(ComparisonTable.of(comparison));
        System.out.println("Written to " + out);
    }

    private Comparison measured() throws RunnerException {
        List<Score> scores = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String engine : engines) {
            for (int size : sizes) {
                if (!all && size >= SLOW_FROM && SLOW.contains(engine)) {
                    leftOut.add(
                            new LeftOut(engine, size, "milliseconds a ticket, minutes to prove; --all measures it"));
                    continue;
                }
                Score score = score(engine, size);
                System.out.printf(
                        "%-12s %,6d rules %,12.0f ns %,10.0f bytes%n", engine, size, score.nanos(), score.bytes());
                scores.add(score);
            }
        }
        List<Footprint> footprints = memory ? MemoryReport.measure(sizes) : List.of();
        return new Comparison(Machine.here(), settings(), scores, footprints, leftOut);
    }

    private static String settings() {
        return "One thread, median of " + ITERATIONS
                + " iterations of a second after three of warm-up (two JVMs for index"
                + " and scan, one for the others), 4,096 tickets in order";
    }

    private static Score score(String engine, int size) throws RunnerException {
        boolean fast = engine.equals("index") || engine.equals("scan");
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + RouteBenchmark.class.getName().replace(".", "\\.") + "\\.route$")
                        .param("engine", engine)
                        .param("rules", String.valueOf(size))
                        .forks(fast ? 2 : 1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(HEAP)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        Statistics nanos = result.getPrimaryResult().getStatistics();
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
        return new Score(engine, size, nanos.getPercentile(50), nanos.getMin(), nanos.getMax(), bytes);
    }
}
