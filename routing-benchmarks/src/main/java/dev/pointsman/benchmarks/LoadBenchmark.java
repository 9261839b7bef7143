package dev.pointsman.benchmarks;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.engine.NaiveDroolsEngine;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.TeamDirectory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kie.api.runtime.KieContainer;
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
 * How long does it take from rule text to something that decides? {@code index} reads, checks and indexes; {@code drools}
 * compiles the same rules with the executable model into a container. Cold by default, as a starting host pays it; add
 * {@code -wi 3} for a warm compiler. 10,000 rules need {@code -jvmArgsAppend -Xmx4g} for Drools. {@link dev.pointsman.benchmarks.report.MemoryReport} shows the
 * memory too.
 *
 * <pre>{@code
 * java -jar routing-benchmarks/target/benchmarks.jar LoadBenchmark -p engine=index -wi 3
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
@SuppressWarnings("NullAway.Init") // set by the set-up
public class LoadBenchmark {

    @Param({"index", "drools"})
    public String engine;

    @Param({"100", "1000", "10000"})
    public int rules;

    private Map<String, String> files;
    private TeamDirectory teams;
    private Runnable release;

    @Setup(Level.Trial)
    public void write() {
        Workload workload = Workload.standard(rules);
        teams = workload.teams();
        files = engine.equals("drools") ? NaiveDroolsEngine.files(workload, workload.rules()) : workload.files();
    }

    @TearDown(Level.Iteration)
    public void release() {
        release.run();
    }

    @Benchmark
    public Object load() {
        return engine.equals("drools") ? container() : router();
    }

    private Router router() {
        RuleSet.Builder ruleSet = RuleSet.builder("load").teams(teams);
        files.forEach(ruleSet::file);
        Router router = Router.builder().ruleSet(ruleSet.build()).build();
        release = router::close;
        return router;
    }

    private KieContainer container() {
        KieContainer container = NaiveDroolsEngine.build(files);
        release = () -> NaiveDroolsEngine.release(container);
        return container;
    }
}
