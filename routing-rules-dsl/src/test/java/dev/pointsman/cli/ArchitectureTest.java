package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pointsman.architecture.ArchitectureContract;
import dev.pointsman.architecture.Layer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape of routing-rules-dsl, and the few packages of routing-core that it may know. */
class ArchitectureTest extends ArchitectureContract {

    /** Work of different kinds on rules; none of them needs another. */
    private static final List<String> WORKERS =
            List.of("dev.pointsman.dsl", "dev.pointsman.verify", "dev.pointsman.ruletest");

    /** Commands for different users; what they share stands below them. */
    private static final List<String> COMMANDS = List.of(
            "dev.pointsman.cli.decide",
            "dev.pointsman.cli.author",
            "dev.pointsman.cli.release",
            "dev.pointsman.cli.operate");

    private static final List<Layer> SHAPE = List.of(
            Layer.of("dev.pointsman.text"),
            Layer.of("dev.pointsman.ticketfile", "dev.pointsman.report"),
            Layer.of("dev.pointsman.dsl.syntax"),
            Layer.of("dev.pointsman.dsl.parse"),
            Layer.of("dev.pointsman.dsl.meaning", "dev.pointsman.dsl.layout"),
            Layer.of("dev.pointsman.verify.text", "dev.pointsman.verify.finding", "dev.pointsman.verify.diagram"),
            Layer.of("dev.pointsman.verify.value", "dev.pointsman.explain"),
            Layer.of("dev.pointsman.verify.question"),
            new Layer(WORKERS),
            Layer.of("dev.pointsman.check", "dev.pointsman.diff"),
            Layer.of("dev.pointsman.gate"),
            Layer.of("dev.pointsman.cli.command"),
            new Layer(COMMANDS),
            Layer.of("dev.pointsman.cli"));

    private static final Set<String> KNOWN = Set.of(
            "dev.pointsman",
            "dev.pointsman.source",
            "dev.pointsman.regex",
            "dev.pointsman.ticket",
            "dev.pointsman.team",
            "dev.pointsman.rule",
            "dev.pointsman.decision",
            "dev.pointsman.log",
            "dev.pointsman.signing",
            "dev.pointsman.timeline",
            "dev.pointsman.release",
            "dev.pointsman.rollout");

    private static final int MINIMUM_CLASSES = 50;

    ArchitectureTest() {
        super(SHAPE, KNOWN, MINIMUM_CLASSES);
    }

    @Test
    void languageVerifierAndRuleTests_never_knowEachOther() {
        assertThat(dependenciesBetween(WORKERS)).isEmpty();
    }

    @Test
    void commands_ofDifferentUsers_neverKnowEachOther() {
        assertThat(dependenciesBetween(COMMANDS)).isEmpty();
    }

    private static List<String> dependenciesBetween(List<String> neighbours) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(neighbours).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> {
                            String from = neighbour(dependency.getOriginClass().getPackageName(), neighbours);
                            String to = neighbour(dependency.getTargetClass().getPackageName(), neighbours);
                            return !from.equals(to) && !from.isEmpty() && !to.isEmpty();
                        })
                        .map(Object::toString)
                        .toList();
    }

    /** The neighbour that a package is or belongs to, or empty. */
    private static String neighbour(String packageName, List<String> neighbours) {
        return neighbours.stream()
                .filter(name -> packageName.equals(name) || packageName.startsWith(name + "."))
                .findFirst()
                .orElse("");
    }
}
