package dev.pointsman.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * Collects the iterations of one case of a benchmark, fork by fork, so that the forks of several cases can be measured in
 * turns: whatever else the machine does then hits all of them. Confined to one thread.
 */
final class Samples {

    private final Class<?> benchmark;
    private final Map<String, String> parameters;
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private int forks;

    /**
     * Starts without samples.
     *
     * @param benchmark has a method {@code route} that decides one ticket, measured in nanoseconds
     */
    Samples(Class<?> benchmark, Map<String, String> parameters) {
        this.benchmark = benchmark;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * How one fork is measured.
     *
     * @param warmups iterations before those that count
     * @param millis of one iteration
     * @param heap the limit of the heap, for instance {@code 1g}
     */
    record Settings(int warmups, int iterations, int millis, String heap) {}

    /** Measures one more fork; the benchmark's set-up proves first that the engine decides right. */
    void addFork(Settings settings) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.route$")
                .forks(1)
                .warmupIterations(settings.warmups())
                .warmupTime(TimeValue.milliseconds(settings.millis()))
                .measurementIterations(settings.iterations())
                .measurementTime(TimeValue.milliseconds(settings.millis()))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx" + settings.heap())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        for (BenchmarkResult fork : new Runner(options.build()).runSingle().getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(iteration.getPrimaryResult().getScore());
                bytes.add(Objects.requireNonNull(iteration.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
            }
        }
        forks++;
    }

    Timing timing() {
        Statistics times = statistics(nanos);
        return new Timing(
                times.getPercentile(50),
                times.getMin(),
                times.getMax(),
                statistics(bytes).getPercentile(50),
                forks,
                nanos.size());
    }

    private static Statistics statistics(List<Double> values) {
        return new ListStatistics(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
