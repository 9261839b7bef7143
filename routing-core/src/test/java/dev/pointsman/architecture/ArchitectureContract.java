package dev.pointsman.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules that every module keeps: names, visibility, layers, null-marking, Javadoc. A module extends this class and
 * says what its layers are. There is no list of exceptions, and none is to be added.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

    private static final List<String> FORBIDDEN_ENDINGS =
            List.of("Impl", "Manager", "Helper", "Util", "Utils", "Base", "Info", "Data");

    private static final List<String> ENGINE = List.of("org.kie", "org.drools", "com.github.javaparser");

    private static final String ENGINE_ROOM = "dev.pointsman.drools";

    private final Path module;
    private final Layers layers;
    private final Set<String> known;
    private final int minimumClasses;

    private JavaClasses classes = new ClassFileImporter().importClasses();

    /**
     * @param lowestFirst the packages of this module; one that is missing here fails, one that does not exist yet is fine
     * @param known packages of other Pointsman modules that this one may use; a sub-package is not included
     * @param minimumClasses how many classes the scan must find, so that an empty scan cannot pass
     */
    protected ArchitectureContract(List<Layer> lowestFirst, Set<String> known, int minimumClasses) {
        this.module = moduleOf(getClass());
        this.layers = new Layers(lowestFirst);
        this.known = Set.copyOf(known);
        this.minimumClasses = minimumClasses;
    }

    @BeforeAll
    void scan() {
        classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
    }

    @Test
    void scan_ofThisModule_findsItsClasses() {
        assertThat(own()).as("classes below %s", module).hasSizeGreaterThanOrEqualTo(minimumClasses);
    }

    @Test
    void typeName_never_endsInAWordThatSaysNothing() {
        assertNone(
                "A name says what a thing is or how it works. Not allowed at the end: " + FORBIDDEN_ENDINGS,
                own().filter(type -> FORBIDDEN_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith))
                        .map(JavaClass::getName));
    }

    @Test
    void publicTypes_are_thoseInPublicApiTxt() throws IOException {
        Path list = module.resolve("public-api.txt");
        Set<String> listed = new TreeSet<>(Files.readAllLines(list).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
        Set<String> found = new TreeSet<>(
                own().filter(type -> type.isTopLevelClass() && isPublic(type.getModifiers()) && !isPackageInfo(type))
                        .map(JavaClass::getName)
                        .toList());
        if (!found.equals(listed)) {
            fail(difference(list, found, listed));
        }
    }

    @Test
    void concreteClass_unlessSealed_isFinal() {
        assertNone(
                "Classes are final by default, or sealed.",
                own().filter(type -> !type.isInterface() && !type.isEnum() && !type.isAnonymousClass())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)
                                && !type.getModifiers().contains(JavaModifier.FINAL))
                        .filter(type -> !isPackageInfo(type) && !type.reflect().isSealed())
                        .map(JavaClass::getName));
    }

    @Test
    void engine_isKnown_inItsOwnPackageOnly() {
        assertNone(
                "Only " + ENGINE_ROOM + " knows " + ENGINE,
                dependencies()
                        .filter(dependency -> isEngine(dependency.getTargetClass())
                                && !isInside(dependency.getOriginClass().getPackageName(), ENGINE_ROOM))
                        .map(Dependency::getDescription));
    }

    /** What stands below the engine room is public for its neighbours there, and for nobody else. */
    @Test
    void packagesBelowTheEngineRoom_areKnown_inTheEngineRoomOnly() {
        assertNone(
                "Only " + ENGINE_ROOM + " and the packages below it know the packages below it",
                dependencies()
                        .filter(dependency -> isBelowEngineRoom(dependency.getTargetClass())
                                && !isInside(dependency.getOriginClass().getPackageName(), ENGINE_ROOM))
                        .map(Dependency::getDescription));
    }

    @Test
    void publicSignature_never_namesAnEngineType() {
        assertNone(
                "No type of " + ENGINE + " in a public signature that a host can use",
                own().filter(type -> !isBelowEngineRoom(type))
                        .filter(this::isVisibleOutside)
                        .flatMap(this::engineTypesInSignatures));
    }

    @Test
    void package_always_standsInALayer() {
        assertNone(
                "Every package stands in a layer. Known here: " + layers.names().toList(),
                own().map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> layers.heightOf(name).isEmpty()));
    }

    @Test
    void dependency_between_layers_pointsDownwards() {
        assertNone(
                "Arrows point downwards only",
                dependencies()
                        .filter(dependency -> isOurs(dependency.getTargetClass()) && !isAllowed(dependency))
                        .map(Dependency::getDescription));
    }

    @Test
    void packages_never_formACycle() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void package_always_isNullMarked() {
        assertNone(
                "Every package has a package-info.java with @NullMarked",
                own().map(JavaClass::getPackage)
                        .distinct()
                        .filter(unit -> !isNullMarked(unit))
                        .map(JavaPackage::getName));
    }

    @Test
    void optional_isReturned_neverStoredOrPassed() {
        assertNone(
                "Optional is what a look-up returns. It is no field and no parameter (a component of a record may be one,"
                        + " because its accessor is the look-up)",
                own().filter(type -> !type.isRecord()).flatMap(ArchitectureContract::optionalsKeptOrPassed));
    }

    @Test
    void publicApi_isDocumented() {
        assertNone("Public API and packages have Javadoc", new Javadoc(module.resolve("src/main/java")).gaps());
    }

    private Stream<JavaClass> own() {
        return classes.stream().filter(type -> !type.isAnonymousClass());
    }

    private Stream<Dependency> dependencies() {
        return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private boolean isAllowed(Dependency dependency) {
        String origin = dependency.getOriginClass().getPackageName();
        String target = dependency.getTargetClass().getPackageName();
        Optional<Integer> to = layers.heightOf(target);
        if (to.isEmpty()) {
            return known.contains(target);
        }
        // A package without a layer has its own test.
        return layers.heightOf(origin).map(from -> to.get() <= from).orElse(true);
    }

    private Stream<String> engineTypesInSignatures(JavaClass type) {
        List<String> found = new ArrayList<>();
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream.concat(parents, type.getTypeParameters().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
                .filter(ArchitectureContract::isEngine)
                .forEach(engine -> found.add(type.getName() + " is a " + engine.getName()));
        for (JavaMember member : type.getMembers()) {
            if (isPublic(member.getModifiers()) || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                Stream.concat(member.getAllInvolvedRawTypes().stream(), thrownBy(member))
                        .filter(ArchitectureContract::isEngine)
                        .forEach(engine -> found.add(member.getFullName() + " names " + engine.getName()));
            }
        }
        return found.stream().distinct();
    }

    private boolean isVisibleOutside(JavaClass type) {
        return isPublic(type.getModifiers())
                && type.getEnclosingClass().map(this::isVisibleOutside).orElse(true);
    }

    private static Stream<JavaClass> thrownBy(JavaMember member) {
        return member instanceof JavaCodeUnit unit ? unit.getExceptionTypes().stream() : Stream.empty();
    }

    private static Stream<String> optionalsKeptOrPassed(JavaClass type) {
        Stream<String> fields = type.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(Optional.class))
                .map(JavaMember::getFullName);
        Stream<String> parameters = type.getCodeUnits().stream()
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(unit ->
                        unit.getRawParameterTypes().stream().anyMatch(raw -> raw.isEquivalentTo(Optional.class)))
                .map(JavaMember::getFullName);
        return Stream.concat(fields, parameters);
    }

    private static boolean isNullMarked(JavaPackage unit) {
        return unit.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static boolean isPublic(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC);
    }

    private static boolean isOurs(JavaClass type) {
        return isInside(type.getPackageName(), Layers.ROOT);
    }

    private static boolean isEngine(JavaClass type) {
        return ENGINE.stream()
                .anyMatch(engine -> isInside(type.getBaseComponentType().getPackageName(), engine));
    }

    private static boolean isBelowEngineRoom(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith(ENGINE_ROOM + ".");
    }

    private static boolean isInside(String packageName, String parent) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    private static void assertNone(String rule, Stream<String> violations) {
        List<String> found = violations.distinct().sorted().toList();
        assertThat(found).as(rule).isEmpty();
    }

    private static String difference(Path list, Set<String> found, Set<String> listed) {
        return Stream.of(
                        "The public types of the module and " + list + " differ. To make them equal:",
                        lines("  add     ", found, listed),
                        lines("  remove  ", listed, found),
                        "A public type is a promise: first see whether it can be package-private.")
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
    }

    private static String lines(String verb, Set<String> in, Set<String> missingFrom) {
        return in.stream()
                .filter(name -> !missingFrom.contains(name))
                .map(name -> verb + name)
                .collect(joining("\n"));
    }

    /** The folder of the module whose test class this is: its classes lie in target/test-classes. */
    private static Path moduleOf(Class<?> test) {
        try {
            Path testClasses = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
            return testClasses.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + test + " was loaded from", e);
        }
    }

    /** Each package is a slice of its own. */
    private static final class ByPackage implements SliceAssignment {

        private final DescribedPredicate<JavaClass> ours =
                DescribedPredicate.describe("is ours", ArchitectureContract::isOurs);

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return ours.test(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
