package dev.pointsman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark for a moment, with every engine and the fewest rules, so that none rots. Measures nothing. */
class SmokeTest {

    static final List<Class<?>> BENCHMARKS = List.of(
            RouteBenchmark.class,
            PartsBenchmark.class,
            BatchBenchmark.class,
            LoadBenchmark.class,
            ExplainBenchmark.class,
            MixedBenchmark.class,
            RolloutBenchmark.class,
            HostileBenchmark.class);

    @ParameterizedTest
    @FieldSource("BENCHMARKS")
    void benchmark_smallestParameters_runs(Class<?> benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .param("rules", benchmark == HostileBenchmark.class ? "5" : "20")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (benchmark == MixedBenchmark.class) {
            options.param("share", "10");
        }

        Collection<RunResult> results = new Runner(options.build()).run();

        long methods = Arrays.stream(benchmark.getMethods())
                .filter((Method method) -> method.isAnnotationPresent(Benchmark.class))
                .count();
        assertThat(results)
                .hasSizeGreaterThanOrEqualTo((int) methods)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void list_always_namesTheBenchmarksThatTheSmokeRuns() {
        List<String> generated = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUserClassQName())
                .distinct()
                .toList();

        assertThat(generated)
                .containsExactlyInAnyOrderElementsOf(
                        BENCHMARKS.stream().map(Class::getName).toList());
    }
}
