package dev.pointsman.architecture;

import java.util.List;
import java.util.Set;

/** The house of routing-core: packages from the ground up, each knowing only what stands below it. */
class ArchitectureTest extends ArchitectureContract {

    private static final List<Layer> HOUSE = List.of(
            Layer.of("dev.pointsman.source", "dev.pointsman.regex"),
            Layer.of("dev.pointsman.signing"),
            Layer.of("dev.pointsman.ticket", "dev.pointsman.team"),
            Layer.of("dev.pointsman.rule"),
            Layer.of("dev.pointsman.decision", "dev.pointsman.timeline"),
            Layer.of("dev.pointsman.release"),
            Layer.of("dev.pointsman.match", "dev.pointsman.drools"),
            Layer.of(
                    "dev.pointsman.canary",
                    "dev.pointsman.shadow",
                    "dev.pointsman.log",
                    "dev.pointsman.recovery",
                    "dev.pointsman.insight",
                    "dev.pointsman.selfhelp"),
            Layer.of("dev.pointsman.arrangement"),
            Layer.of("dev.pointsman.rollout"),
            Layer.of("dev.pointsman.monitor"),
            Layer.of("dev.pointsman"));

    private static final int MINIMUM_CLASSES = 80;

    ArchitectureTest() {
        super(HOUSE, Set.of(), MINIMUM_CLASSES);
    }
}
