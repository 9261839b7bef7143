package dev.pointsman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house of routing-core: packages from the ground up, each knowing only what stands below it. */
class ArchitectureTest extends ArchitectureContract {

    private static final List<Layer> HOUSE = List.of(
            Layer.of("dev.pointsman.source", "dev.pointsman.regex"),
            Layer.of("dev.pointsman.signing"),
            Layer.of("dev.pointsman.ticket", "dev.pointsman.team"),
            Layer.of("dev.pointsman.rule"),
            Layer.of("dev.pointsman.decision", "dev.pointsman.timeline"),
            Layer.of("dev.pointsman.release"),
            Layer.of("dev.pointsman.match"),
            Layer.of("dev.pointsman.drools.text"),
            Layer.of("dev.pointsman.drools.meaning", "dev.pointsman.drools.policy", "dev.pointsman.drools.parse"),
            Layer.of("dev.pointsman.drools.plain", "dev.pointsman.drools.tree"),
            Layer.of("dev.pointsman.drools.run"),
            Layer.of("dev.pointsman.drools.compile"),
            Layer.of("dev.pointsman.drools"),
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

    private static final List<String> ENGINE = List.of("org.kie", "org.drools", "org.antlr", "com.github.javaparser");

    /** What reads plain rules where there is no Drools. */
    private static final List<String> WITHOUT_ENGINE =
            List.of("dev.pointsman.drools.text", "dev.pointsman.drools.meaning", "dev.pointsman.drools.plain");

    /** Of these, none knows another: what rules say, what they may do, and what Drools' parser makes of them. */
    private static final List<String> APART =
            List.of("dev.pointsman.drools.meaning", "dev.pointsman.drools.policy", "dev.pointsman.drools.parse");

    private static final int MINIMUM_CLASSES = 80;

    ArchitectureTest() {
        super(HOUSE, Set.of(), MINIMUM_CLASSES);
    }

    @Test
    void readingOfPlainRules_never_knowsTheEngine() {
        assertThat(dependencies(WITHOUT_ENGINE)
                        .filter(dependency -> ENGINE.stream()
                                .anyMatch(dependency.getTargetClass().getPackageName()::startsWith)))
                .isEmpty();
    }

    @Test
    void meaningPolicyAndParser_never_knowEachOther() {
        assertThat(dependencies(APART)
                        .filter(dependency -> APART.contains(
                                        dependency.getTargetClass().getPackageName())
                                && !dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .equals(dependency.getOriginClass().getPackageName())))
                .isEmpty();
    }

    private static Stream<Dependency> dependencies(List<String> packages) {
        JavaClasses found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
        assertThat(found).hasSizeGreaterThan(packages.size());
        return found.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }
}
