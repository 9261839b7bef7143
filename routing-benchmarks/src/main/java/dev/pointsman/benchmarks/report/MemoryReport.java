package dev.pointsman.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.pointsman.Matching;
import dev.pointsman.benchmarks.engine.Engine;
import dev.pointsman.benchmarks.engine.NaiveDroolsEngine;
import dev.pointsman.benchmarks.engine.RouterEngine;
import dev.pointsman.benchmarks.report.Comparison.Footprint;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much memory does it take to load rules and to keep them, and to decide a ticket? Beside the index the same rules in
 * Drools, with the executable model. Each case runs in a JVM of its own, which has loaded ten rules before, so that the
 * classes of the engine itself do not count.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.MemoryReport [100 1000 10000]
 * }</pre>
 */
public final class MemoryReport {

    private static final String PROBE = "probe";
    private static final List<String> ENGINES = List.of("index", "drools");
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MemoryReport() {}

    /** Prints the report. */
    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals(PROBE)) {
            System.out.println(JSON.writeValueAsString(probe(args[1], Integer.parseInt(args[2]))));
            return;
        }
        List<Integer> sizes = args.length == 0
                ? List.of(100, 1000, 10_000)
                : List.of(args).stream().map(Integer::valueOf).toList();
        System.out.printf(
                Locale.ROOT,
                "%-8s %7s %10s %10s %12s %10s %12s %12s%n",
                "engine",
                "rules",
                "load ms",
                "kept MB",
                "kept/rule B",
                "classes MB",
                "peak MB",
                "B/decision");
        for (Footprint print : measure(sizes)) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %7d %10d %10.1f %12d %10.1f %12.1f %12d%n",
                    print.engine(),
                    print.rules(),
                    print.loadMillis(),
                    print.retainedBytes() / 1e6,
                    print.retainedBytes() / print.rules(),
                    print.metaspaceBytes() / 1e6,
                    print.peakBytes() / 1e6,
                    print.bytesPerDecision());
        }
    }

    static List<Footprint> measure(List<Integer> sizes) {
        List<Footprint> prints = new ArrayList<>();
        for (String engine : ENGINES) {
            for (int size : sizes) {
                prints.add(inOwnJvm(engine, size));
            }
        }
        return prints;
    }

    private static Footprint inOwnJvm(String engine, int size) {
        String java = System.getProperty("java.home") + "/bin/java";
        try {
            Process process = new ProcessBuilder(
                            java,
                            "-Xmx6g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MemoryReport.class.getName(),
                            PROBE,
                            engine,
                            String.valueOf(size))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readValue(answer, Footprint.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no figures for " + engine + " at " + size + " rules", e);
        }
    }

    private static Footprint probe(String engine, int size) {
        boolean drools = engine.equals("drools");
        Workload ten = Workload.standard(10);
        Engine<?> first = load(drools, files(drools, ten), ten);
        long heapBefore = heapAfterCollection();
        long metaspaceBefore = metaspace();
        Measured measured = measured(drools, Workload.standard(size));
        try {
            return new Footprint(
                    engine,
                    size,
                    measured.loadMillis(),
                    heapAfterCollection() - heapBefore,
                    metaspace() - metaspaceBefore,
                    measured.peakBytes() - heapBefore,
                    measured.bytesPerDecision());
        } finally {
            Reference.reachabilityFence(first);
            Reference.reachabilityFence(measured.engine());
        }
    }

    /** What was seen while loading, and the engine; the workload itself is no longer held. */
    private record Measured(Engine<?> engine, long loadMillis, long peakBytes, long bytesPerDecision) {}

    private static Measured measured(boolean drools, Workload workload) {
        Map<String, String> files = files(drools, workload);
        heapAfterCollection();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Engine<?> engine = load(drools, files, workload);
        long loadMillis = (System.nanoTime() - start) / 1_000_000;
        long peak = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Measured(engine, loadMillis, peak, bytesPerDecision(engine, workload.tickets()));
    }

    private static Map<String, String> files(boolean drools, Workload workload) {
        return drools ? NaiveDroolsEngine.files(workload, workload.rules()) : workload.files();
    }

    private static Engine<?> load(boolean drools, Map<String, String> files, Workload workload) {
        return drools
                ? NaiveDroolsEngine.of(files, workload.rules())
                : RouterEngine.of(files, workload.teams(), Matching.INDEX);
    }

    /** Walks the tickets until the code is compiled, then once more with the allocation counted. */
    private static long bytesPerDecision(Engine<?> engine, List<Ticket> tickets) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + WARM_UP_NANOS;
        do {
            tickets.forEach(engine::decide);
        } while (System.nanoTime() < end);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Ticket ticket : tickets) {
            engine.decide(ticket);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / tickets.size();
    }

    private static long heapAfterCollection() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
