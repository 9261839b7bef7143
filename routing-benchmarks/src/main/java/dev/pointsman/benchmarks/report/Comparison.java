package dev.pointsman.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a standard comparison, as it is kept in JSON: everything that the table and the chart show. Immutable.
 *
 * @param settings how was measured, in words
 * @param leftOut what was not measured, and why
 */
record Comparison(
        Machine machine, String settings, List<Score> scores, List<Footprint> footprints, List<LeftOut> leftOut) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Comparison {
        scores = List.copyOf(scores);
        footprints = List.copyOf(footprints);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * How long an engine takes for a ticket.
     *
     * @param nanos median of the iterations, nanoseconds for one ticket
     * @param lowest the fastest iteration
     * @param highest the slowest iteration
     * @param bytes allocated for one ticket
     */
    record Score(String engine, int rules, double nanos, double lowest, double highest, double bytes) {}

    /**
     * What it takes to load an engine and to keep it.
     *
     * @param loadMillis from rule text to ready, first load of this size in a fresh JVM that has loaded ten rules before
     * @param retainedBytes heap kept, after garbage collection
     * @param metaspaceBytes memory for classes kept
     * @param peakBytes highest use of the heap while loading, garbage not yet collected included
     * @param bytesPerDecision allocated for one decision without explanation
     */
    record Footprint(
            String engine,
            int rules,
            long loadMillis,
            long retainedBytes,
            long metaspaceBytes,
            long peakBytes,
            long bytesPerDecision) {}

    /** An engine that was left out at a number of rules. */
    record LeftOut(String engine, int rules, String why) {}

    static Comparison read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Comparison.class);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    Optional<Score> score(String engine, int rules) {
        return scores.stream()
                .filter(score -> score.engine().equals(engine) && score.rules() == rules)
                .findFirst();
    }

    /** Returns the engines in the order in which they were measured. */
    List<String> engines() {
        return scores.stream().map(Score::engine).distinct().toList();
    }

    /** Returns the numbers of rules, ascending. */
    List<Integer> sizes() {
        return scores.stream().map(Score::rules).distinct().sorted().toList();
    }
}
