package dev.pointsman.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a standard comparison, as it is kept in JSON: everything that the tables and the chart show. Immutable.
 *
 * @param seconds how long measuring took, set-up included
 * @param settings how was measured, in words
 * @param leftOut what was not measured, and why
 */
record Comparison(
        Machine machine,
        long seconds,
        String settings,
        List<Score> scores,
        List<Footprint> footprints,
        List<LeftOut> leftOut) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Comparison {
        scores = List.copyOf(scores);
        footprints = List.copyOf(footprints);
        leftOut = List.copyOf(leftOut);
    }

    /** How long an engine takes for a ticket at a number of rules. */
    record Score(String engine, int rules, Timing timing) {}

    /** An engine that was left out at a number of rules. */
    record LeftOut(String engine, int rules, String why) {}

    static Comparison read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Comparison.class);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    Optional<Timing> timing(String engine, int rules) {
        return scores.stream()
                .filter(score -> score.engine().equals(engine) && score.rules() == rules)
                .map(Score::timing)
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
