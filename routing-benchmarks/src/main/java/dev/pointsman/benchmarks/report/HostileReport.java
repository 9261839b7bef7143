package dev.pointsman.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pointsman.benchmarks.HostileBenchmark;
import dev.pointsman.benchmarks.engine.Engines;
import dev.pointsman.benchmarks.workload.HostileCorner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Every corner of {@link HostileBenchmark} as one table: the index beside both loops and beside Drools as it is usually
 * used. Leaves {@code hostile.json} and {@code hostile.md}, or files of another name. Takes about ten minutes on two slow
 * cores without Drools, which compiles the rules of every corner first: as long again with 500 rules.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.HostileReport
 *     [--out routing-benchmarks/results] [--name hostile] [--corners keywords,ranges] [--engines index,scan] [--rules 2000] [--draw]
 * }</pre>
 */
public final class HostileReport {

    private static final List<String> CORNERS =
            Arrays.stream(HostileCorner.values()).map(HostileCorner::parameter).toList();
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int ITERATION_MILLIS = 500;

    private Path out = Path.of("routing-benchmarks", "results");
    private String name = "hostile";
    private List<String> corners = CORNERS;
    private List<String> engines = List.of("index", "scan", "scan-decision", "drools-naive");
    private int rules = 2000;
    private boolean measure = true;

    private HostileReport(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out" -> out = Path.of(args[++i]);
                case "--name" -> name = args[++i];
                case "--corners" -> corners = Options.names(args[++i], CORNERS);
                case "--engines" -> engines = Options.names(args[++i], Engines.NAMES);
                case "--rules" -> rules = Integer.parseInt(args[++i]);
                case "--draw" -> measure = false;
                default -> throw Options.unknown(args[i]);
            }
        }
    }

    /** What was measured, as it is kept in JSON. */
    record Result(Machine machine, long seconds, int rules, List<Score> scores) {
        Result {
            scores = List.copyOf(scores);
        }

        Optional<Timing> timing(String corner, String engine) {
            return scores.stream()
                    .filter(score ->
                            score.corner().equals(corner) && score.engine().equals(engine))
                    .map(Score::timing)
                    .findFirst();
        }
    }

    /** How long an engine takes for a ticket in a corner. */
    record Score(String corner, String engine, Timing timing) {}

    /** Runs the report. */
    public static void main(String[] args) throws IOException, RunnerException {
        new HostileReport(args).run();
    }

    private void run() throws IOException, RunnerException {
        Files.createDirectories(out);
        Path json = out.resolve(name + ".json");
        if (measure) {
            JSON.writeValue(json.toFile(), measured());
        }
        String table = table(json);
        Files.writeString(out.resolve(name + ".md"), table);
        System.out.println(table);
        System.out.println("Written to " + out);
    }

    private Result measured() throws RunnerException {
        long start = System.nanoTime();
        List<Score> scores = new ArrayList<>();
        for (String corner : corners) {
            Map<String, Samples> samples = new LinkedHashMap<>();
            for (String engine : engines) {
                samples.put(
                        engine,
                        new Samples(
                                HostileBenchmark.class,
                                Map.of("corner", corner, "engine", engine, "rules", String.valueOf(rules))));
            }
            for (int fork = 0; fork < 2; fork++) {
                for (Map.Entry<String, Samples> entry : samples.entrySet()) {
                    if (fork == 0 || !entry.getKey().startsWith("drools")) {
                        entry.getValue().addFork(new Samples.Settings(4, 5, ITERATION_MILLIS, "2g"));
                    }
                }
            }
            samples.forEach((engine, some) -> {
                scores.add(new Score(corner, engine, some.timing()));
                System.out.printf("%-20s %-14s %s us%n", corner, engine, Markdown.micros(some.timing()));
            });
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        return new Result(Machine.here(), seconds, rules, scores);
    }

    /** Writes a result that was kept as Markdown. */
    static String table(Path json) throws IOException {
        return table(json.getFileName().toString(), JSON.readValue(json.toFile(), Result.class));
    }

    private static String table(String source, Result result) {
        List<String> engines =
                result.scores().stream().map(Score::engine).distinct().toList();
        List<String> head = new ArrayList<>(List.of("corner"));
        for (String engine : engines) {
            head.add(engine);
            if (!engine.equals("index")) {
                head.add("ratio");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (String corner :
                result.scores().stream().map(Score::corner).distinct().toList()) {
            List<String> row = new ArrayList<>(List.of(corner));
            Optional<Timing> base = result.timing(corner, "index");
            for (String engine : engines) {
                Optional<Timing> timing = result.timing(corner, engine);
                row.add(timing.map(found -> Markdown.number(found.nanos())).orElse(""));
                if (!engine.equals("index")) {
                    row.add(
                            timing.isEmpty() || base.isEmpty()
                                    ? ""
                                    : Markdown.times(
                                            timing.get().nanos() / base.get().nanos()));
                }
            }
            rows.add(row);
        }
        Machine machine = result.machine();
        return new Markdown()
                .paragraph("<!-- generated from %s, do not edit -->".formatted(source))
                .paragraph(
                        "Nanoseconds for one decision with %s, the median of iterations of half a second, and how many times the index that is:"
                                .formatted(Markdown.rules(result.rules())))
                .table(head, rows)
                .paragraph("One thread on %d cores (%s), %s; commit %s, %s; the whole measurement took %d minutes."
                        .formatted(
                                machine.cores(),
                                machine.cpu(),
                                machine.jdk(),
                                machine.commit(),
                                machine.date(),
                                (result.seconds() + 59) / 60))
                .toString();
    }
}
