package dev.pointsman.cli;

import dev.pointsman.architecture.ArchitectureContract;
import dev.pointsman.architecture.Layer;
import java.util.List;
import java.util.Set;

/** The shape of routing-rules-dsl, and the few packages of routing-core that it may know. */
class ArchitectureTest extends ArchitectureContract {

    private static final List<Layer> SHAPE = List.of(
            Layer.of("dev.pointsman.dsl", "dev.pointsman.report"),
            Layer.of("dev.pointsman.verify", "dev.pointsman.ruletest"),
            Layer.of("dev.pointsman.check"),
            Layer.of("dev.pointsman.cli"));

    private static final Set<String> KNOWN = Set.of(
            "dev.pointsman",
            "dev.pointsman.source",
            "dev.pointsman.ticket",
            "dev.pointsman.team",
            "dev.pointsman.rule",
            "dev.pointsman.decision");

    private static final int MINIMUM_CLASSES = 30;

    ArchitectureTest() {
        super(SHAPE, KNOWN, MINIMUM_CLASSES);
    }
}
