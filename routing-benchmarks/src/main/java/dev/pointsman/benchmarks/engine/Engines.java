package dev.pointsman.benchmarks.engine;

import dev.pointsman.Matching;
import dev.pointsman.benchmarks.workload.OrderedWorkload;
import java.time.InstantSource;
import java.util.List;

/** The engines by the names they have as parameters and in reports. */
public final class Engines {

    /** All names, Pointsman first. */
    public static final List<String> NAMES = List.of(
            "index", "scan", "scan-decision", "drools", "drools-naive", "event-ruler", "easy-rules", "cel", "evrete");

    private Engines() {}

    /**
     * Builds an engine from a workload.
     *
     * @param name one of {@link #NAMES}
     */
    public static Engine<?> of(String name, OrderedWorkload workload) {
        return switch (name) {
            case "index" -> RouterEngine.of(workload.ruleSet(), Matching.INDEX);
            case "drools" -> RouterEngine.of(workload.ruleSet(), Matching.DROOLS);
            case "drools-naive" -> NaiveDroolsEngine.of(workload);
            case "scan" -> ScanEngine.of(workload);
            case "scan-decision" -> ScanDecisionEngine.of(workload, InstantSource.system());
            case "event-ruler" -> EventRulerEngine.of(workload);
            case "evrete" -> EvreteEngine.of(workload);
            case "easy-rules" -> EasyRulesEngine.of(workload);
            case "cel" -> CelEngine.of(workload);
            default -> throw unknown(name);
        };
    }

    /** Says in a few words what an engine is. */
    public static String description(String name) {
        return switch (name) {
            case "index" -> "`router.route(ticket)`";
            case "scan" -> "Java predicates in winning order, answering with the id of the rule";
            case "scan-decision" -> "the same, answering with the same decision as the index";
            case "drools" -> "the whole rule set in Drools, behind the same router";
            case "drools-naive" -> "Drools, a new session for each ticket";
            case "event-ruler" -> "AWS Event Ruler";
            case "easy-rules" -> "Easy Rules";
            case "cel" -> "CEL, compiled expressions in winning order";
            case "evrete" -> "Evrete, one session";
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no engine \"" + name + "\"\n  There are " + NAMES + ".");
    }
}
