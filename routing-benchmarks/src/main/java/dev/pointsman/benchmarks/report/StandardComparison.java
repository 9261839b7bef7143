package dev.pointsman.benchmarks.report;

import dev.pointsman.benchmarks.RouteBenchmark;
import dev.pointsman.benchmarks.engine.Engines;
import dev.pointsman.benchmarks.report.Comparison.LeftOut;
import dev.pointsman.benchmarks.report.Comparison.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The comparison that the README shows: every engine at every size on one machine, then loading. Takes less than a
 * quarter of an hour on two slow cores, and 4 GB of memory. Leaves {@code comparison.json}, and beside it the tables and
 * the chart drawn from that file; the README's table is replaced too.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.StandardComparison
 *     [--out routing-benchmarks/results] [--sizes 100,1000,10000,100000] [--engines index,scan] [--all] [--no-memory]
 *     [--draw]
 * }</pre>
 *
 * <p>The engines take turns, JVM by JVM. What takes long at many rules gets fewer JVMs, and the report says how many. At
 * 100,000 rules there is only the index, and at 10,000 {@code drools}, {@code cel} and {@code evrete} are left out (the
 * first builds the same KieBase as {@code drools-naive}, the proof of the others takes minutes); {@code --all} measures
 * them too. {@code --draw} measures nothing and draws anew from
 * the JSON there is. With {@code --out} the README stays as it is.
 */
public final class StandardComparison {

    private static final Path RESULTS = Path.of("routing-benchmarks", "results");
    private static final Path README = Path.of("README.md");
    private static final int MANY = 10_000;
    private static final int INDEX_ONLY = 100_000;
    private static final int ITERATION_MILLIS = 1000;
    private static final Duration WARM_LOADS = Duration.ofSeconds(8);

    private Path out = RESULTS;
    private List<Integer> sizes = List.of(100, 1000, MANY, INDEX_ONLY);
    private List<String> engines = Engines.NAMES;
    private boolean all;
    private boolean memory = true;
    private boolean measure = true;

    private StandardComparison(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out" -> out = Path.of(args[++i]);
                case "--sizes" -> sizes = Options.numbers(args[++i]);
                case "--engines" -> engines = Options.names(args[++i], Engines.NAMES);
                case "--all" -> all = true;
                case "--no-memory" -> memory = false;
                case "--draw" -> measure = false;
                default -> throw Options.unknown(args[i]);
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
        if (out.equals(RESULTS) && Files.exists(README)) {
            Files.writeString(
                    README, ReadmeBlock.replace(Files.readString(README), ComparisonTable.summary(comparison)));
        }
        System.out.println(ComparisonTable.of(comparison));
        System.out.println("Written to " + out);
    }

    private Comparison measured() throws RunnerException {
        long start = System.nanoTime();
        List<LeftOut> leftOut = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        for (int size : sizes) {
            scores.addAll(scores(size, leftOut));
        }
        List<Footprint> footprints = memory ? footprints() : List.of();
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return new Comparison(Machine.here(), seconds, settings(), scores, footprints, leftOut);
    }

    /** Measures all engines at one size, fork by fork in turns. */
    private List<Score> scores(int size, List<LeftOut> leftOut) throws RunnerException {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (String engine : engines) {
            String why = whyLeftOut(engine, size);
            if (why == null) {
                samples.put(
                        engine,
                        new Samples(RouteBenchmark.class, Map.of("engine", engine, "rules", String.valueOf(size))));
            } else if (size < INDEX_ONLY) {
                leftOut.add(new LeftOut(engine, size, why));
            }
        }
        for (int fork = 0; fork < forks("index", size); fork++) {
            for (Map.Entry<String, Samples> entry : samples.entrySet()) {
                String engine = entry.getKey();
                if (fork < forks(engine, size)) {
                    long start = System.nanoTime();
                    entry.getValue().addFork(settings(engine, size));
                    Timing now = entry.getValue().timing();
                    System.out.printf(
                            "%-14s %,8d rules %,12.0f ns %,10.0f bytes   (%d s)%n",
                            engine,
                            size,
                            now.nanos(),
                            now.bytes(),
                            Duration.ofNanos(System.nanoTime() - start).toSeconds());
                }
            }
        }
        return samples.entrySet().stream()
                .map(entry -> new Score(entry.getKey(), size, entry.getValue().timing()))
                .toList();
    }

    private @Nullable String whyLeftOut(String engine, int size) {
        if (size >= INDEX_ONLY && !engine.equals("index")) {
            return "only the index is meant for so many";
        }
        if (size < MANY || all) {
            return null;
        }
        return switch (engine) {
            case "drools" -> "it builds the same KieBase as drools-naive once more, for minutes; --all measures it";
            case "cel", "evrete" -> "its proof takes minutes; --all measures it";
            default -> null;
        };
    }

    /** The engines that set the goals for the index get more JVMs, because a JVM compiles now this way and now that. */
    private static int forks(String engine, int size) {
        return switch (engine) {
            case "index" -> size < INDEX_ONLY ? 3 : 1;
            case "scan", "scan-decision", "event-ruler" -> 2;
            case "drools-naive" -> size < MANY ? 2 : 1;
            default -> 1;
        };
    }

    private static Samples.Settings settings(String engine, int size) {
        boolean drools = engine.startsWith("drools");
        return new Samples.Settings(3, 5, ITERATION_MILLIS, drools && size >= MANY ? "4g" : "1g");
    }

    private static String settings() {
        return "Median of iterations of a second, after three of warm-up in each JVM; one thread walks 4,096 tickets in"
                + " order; the JVMs of the engines take turns; heap of 1 GB (4 GB for Drools at 10,000 rules)";
    }

    private List<Footprint> footprints() {
        List<Footprint> prints = new ArrayList<>();
        for (int size : sizes) {
            for (String engine : size < INDEX_ONLY ? List.of("index", "drools") : List.of("index")) {
                Footprint print = MemoryReport.measure(engine, size, MemoryReport.HEAP, WARM_LOADS);
                System.out.println(print);
                prints.add(print);
            }
        }
        return prints;
    }
}
