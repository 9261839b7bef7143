package dev.pointsman.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.pointsman.Matching;
import dev.pointsman.benchmarks.engine.Engine;
import dev.pointsman.benchmarks.engine.NaiveDroolsEngine;
import dev.pointsman.benchmarks.engine.RouterEngine;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long does it take from rule text to something that decides, and how much memory to get there and to stay? Beside
 * the index the same rules in Drools, with the executable model. Each case runs in a JVM of its own: a first load (cold,
 * as a starting host pays it; what it keeps and its peaks are read here), and then loads in the warm JVM.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.MemoryReport
 *     [--sizes 100,1000,10000] [--engines index,drools] [--heap 6g] [--warm-seconds 30]
 * }</pre>
 *
 * <p>All cases have the same limit of the heap, because the peak depends on it: a JVM collects garbage when memory gets
 * short. Drools at 10,000 rules gets by with 3 GB and takes a minute or two. {@code --heap 1g --engines index --sizes
 * 100000} shows that 100,000 rules load in bounded memory.
 */
public final class MemoryReport {

    static final String HEAP = "6g";
    static final Duration WARM = Duration.ofSeconds(30);
    private static final String PROBE = "probe";
    private static final List<String> ENGINES = List.of("index", "drools");
    private static final int MOST_WARM_LOADS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MemoryReport() {}

    /** Prints the report. */
    public static void main(String[] args) throws IOException {
        if (args.length == 4 && args[0].equals(PROBE)) {
            Duration warm = Duration.parse(args[3]);
            System.out.println(JSON.writeValueAsString(probe(args[1], Integer.parseInt(args[2]), warm)));
            return;
        }
        List<Integer> sizes = List.of(100, 1000, 10_000);
        List<String> engines = ENGINES;
        String heap = HEAP;
        Duration warm = WARM;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--sizes" -> sizes = Options.numbers(args[++i]);
                case "--engines" -> engines = Options.names(args[++i], ENGINES);
                case "--heap" -> heap = args[++i];
                case "--warm-seconds" -> warm = Duration.ofSeconds(Long.parseLong(args[++i]));
                default -> throw Options.unknown(args[i]);
            }
        }
        List<Footprint> prints = new ArrayList<>();
        for (int size : sizes) {
            for (String engine : engines) {
                prints.add(measure(engine, size, heap, warm));
            }
        }
        System.out.println(FootprintTable.of(prints));
    }

    /** Measures one case in a JVM of its own. */
    static Footprint measure(String engine, int size, String heap, Duration warm) {
        try {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx" + heap,
                            "-cp",
                            System.getProperty("java.class.path"),
                            MemoryReport.class.getName(),
                            PROBE,
                            engine,
                            String.valueOf(size),
                            warm.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readValue(answer, Footprint.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no figures for " + engine + " at " + size + " rules with -Xmx" + heap, e);
        }
    }

    private static Footprint probe(String engine, int size, Duration warm) {
        Case loading = Case.of(engine, Workload.standard(size));
        Cold cold = coldLoad(loading);
        long heapWithout = heapAfterCollection();
        long metaspaceWithout = metaspace();
        return new Footprint(
                engine,
                size,
                "-Xmx" + Runtime.getRuntime().maxMemory() / (1 << 20) + "m",
                cold.millis(),
                cold.cpuMillis(),
                warmLoads(loading, cold.millis(), warm),
                cold.heapWith() - heapWithout,
                cold.metaspaceWith() - metaspaceWithout,
                cold.peakHeap(),
                cold.peakResident());
    }

    private record Cold(
            long millis, long cpuMillis, long peakHeap, long peakResident, long heapWith, long metaspaceWith) {}

    /** Loads, looks, and releases: when this has returned, nothing holds what was loaded. */
    private static Cold coldLoad(Case loading) {
        long heapBefore = heapAfterCollection();
        try (HeapPeak peak = HeapPeak.watch()) {
            long cpuStart = cpuMillis();
            long start = System.nanoTime();
            try (Engine<?> loaded = loading.load()) {
                long millis = millisSince(start);
                long cpuMillis = cpuMillis() - cpuStart;
                long peakHeap = peak.bytes() - heapBefore;
                long peakResident = peakResident();
                loading.tickets().forEach(loaded::decide); // what is made on first use counts as kept
                return new Cold(millis, cpuMillis, peakHeap, peakResident, heapAfterCollection(), metaspace());
            }
        }
    }

    private static List<Long> warmLoads(Case loading, long coldMillis, Duration time) {
        List<Long> millis = new ArrayList<>();
        long spent = 0;
        while (millis.size() < MOST_WARM_LOADS && spent + (millis.isEmpty() ? coldMillis : 0) <= time.toMillis()) {
            long start = System.nanoTime();
            Engine<?> loaded = loading.load();
            millis.add(millisSince(start));
            loaded.close();
            spent += millis.get(millis.size() - 1);
        }
        return millis;
    }

    /** What is loaded: the text of the rules, and nothing else of the workload but its teams and tickets. */
    private record Case(
            String engine, Map<String, String> files, List<String> ids, TeamDirectory teams, List<Ticket> tickets) {

        static Case of(String engine, Workload workload) {
            Map<String, String> files =
                    engine.equals("drools") ? NaiveDroolsEngine.files(workload, workload.rules()) : workload.files();
            List<String> ids = workload.rules().stream().map(WorkloadRule::id).toList();
            return new Case(engine, files, ids, workload.teams(), workload.tickets());
        }

        Engine<?> load() {
            return engine.equals("drools")
                    ? NaiveDroolsEngine.of(files, ids)
                    : RouterEngine.of(files, teams, Matching.INDEX);
        }
    }

    private static long millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
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

    /** Linux keeps the peak of a process; elsewhere it is not known. */
    private static long peakResident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
