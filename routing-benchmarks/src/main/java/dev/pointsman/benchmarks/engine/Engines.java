package dev.pointsman.benchmarks.engine;

import dev.pointsman.Matching;
import dev.pointsman.benchmarks.workload.Workload;
import java.util.List;

/** The engines by the names they have as parameters and in reports. */
public final class Engines {

    /** All names, Pointsman first. */
    public static final List<String> NAMES =
            List.of("index", "drools", "drools-naive", "scan", "event-ruler", "evrete", "easy-rules", "cel");

    private Engines() {}

    /**
     * Builds an engine from a workload.
     *
     * @param name one of {@link #NAMES}
     */
    public static Engine<?> of(String name, Workload workload) {
        return switch (name) {
            case "index" -> RouterEngine.of(workload, Matching.INDEX);
            case "drools" -> RouterEngine.of(workload, Matching.DROOLS);
            case "drools-naive" -> NaiveDroolsEngine.of(workload);
            case "scan" -> ScanEngine.of(workload);
            case "event-ruler" -> EventRulerEngine.of(workload);
            case "evrete" -> EvreteEngine.of(workload);
            case "easy-rules" -> EasyRulesEngine.of(workload);
            case "cel" -> CelEngine.of(workload);
            default -> throw new IllegalArgumentException("no engine \"" + name + "\"\n  There are " + NAMES + ".");
        };
    }
}
