package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @TempDir
    Path folder;

    private Path jar = Path.of("");
    private DirectoryRepository repository = DirectoryRepository.in(jar);
    private final SigningKey key = SigningKey.generate();

    @BeforeEach
    void publishedSignedAndBundled() throws IOException {
        repository = DirectoryRepository.in(folder.resolve("repository"));
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.sign("shop", 1, key);
        jar = folder.resolve("shop.jar");
        Files.write(jar, bundle(repository.release("shop", 1)));
    }

    @Test
    void bundle_onTheClassPath_isActiveAtEveryInstant() throws IOException {
        try (URLClassLoader loader = classPath(jar)) {
            ReleaseRepository bundles = BundleRepository.onClassPath(loader).requiring(List.of(key.verifyingKey()));

            assertThat(bundles.names()).containsExactly("shop");
            assertThat(bundles.isWritable()).isFalse();
            assertThat(bundles.problems("shop")).isEmpty();
            assertThat(bundles.releases("shop")).isEqualTo(repository.releases("shop"));
            for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
                long active = bundles.timeline("shop")
                        .activeAt(at)
                        .orElseThrow()
                        .change()
                        .sequence();
                Release release = bundles.release("shop", active);
                assertThat(release.digest())
                        .isEqualTo(repository.release("shop", 1).digest());
                assertThat(release.ruleSet(RulePolicy.RESTRICTED).version()).hasToString("shop v1");
            }
        }
    }

    @Test
    void bundle_thatIsAbsentOrUntrusted_isRefused() throws IOException {
        try (URLClassLoader loader = classPath(jar)) {
            ReleaseRepository bundles = BundleRepository.onClassPath(loader);
            ReleaseRepository strict = BundleRepository.onClassPath(loader)
                    .requiring(List.of(SigningKey.generate().verifyingKey()));

            assertRefused(() -> bundles.timeline("shops"), "There are: [shop]");
            assertRefused(() -> bundles.release("shop", 2), "There is only v1");
            assertRefused(() -> strict.release("shop", 1), "no valid signature by a required key");
            assertRefused(() -> strict.timeline("shop"), "no valid signature by a required key");
            assertThat(strict.problems("shop")).hasSize(1);
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> bundles.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE)))
                    .withMessageContaining("use a directory");
        }
        assertRefused(
                () -> BundleRepository.onClassPath(ClassLoader.getPlatformClassLoader())
                        .timeline("shop"),
                "None is");
    }

    @Test
    void bundles_ofTwoVersions_areRefused() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("b"), "ann"));
        Path other = folder.resolve("other.jar");
        Files.write(other, bundle(repository.release("shop", 2)));
        Path copy = Files.copy(jar, folder.resolve("copy.jar"));

        try (URLClassLoader two = classPath(jar, other);
                URLClassLoader same = classPath(jar, copy)) {
            assertRefused(() -> BundleRepository.onClassPath(two).timeline("shop"), "two bundles of \"shop\"");
            assertThat(BundleRepository.onClassPath(same).release("shop", 1).signatures())
                    .isNotEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> BundleRepository.of(jar, other));
        assertThat(BundleRepository.of(jar).names()).containsExactly("shop");
    }

    @Test
    void bundle_ofOneVersion_alwaysHasTheSameBytes() throws IOException {
        assertThat(bundle(repository.release("shop", 1))).isEqualTo(Files.readAllBytes(jar));
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Created-By"))
                    .isEqualTo("Pointsman");
            assertThat(file.stream().map(entry -> entry.getName()))
                    .contains("META-INF/maven/org.example/shop/pom.xml", "test/all.drl");
        }
    }

    @Test
    void bundle_inPlainDrools_isAModuleThatFiresItsRules() throws Exception {
        Path jars = Path.of("target/plain-drools").toAbsolutePath();
        ChildJvm host = ChildJvm.start(
                PlainDroolsHost.class,
                List.of(jars + "/*", jar.toString()),
                List.of("shop", "org.example:shop:1", jar.toString()));

        assertThat(host.printed()).containsExactly("class path: [a, triage]", "repository: [a, triage]");
    }

    @Test
    void drl_withoutAPackage_isRefused() {
        Release release = repository.release("shop", 1);
        FileTree drl = FileTree.ofTexts(Map.of("rules/all.drl", "// package x\nrule r when then end"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.write(
                        release,
                        drl,
                        LanguageLevel.DRL6,
                        MavenCoordinates.of("org.example", release.summary()),
                        new ByteArrayOutputStream()))
                .withMessage("rules/all.drl names no package\n  Begin it with: package marketplace.ownership");
        assertThatIllegalArgumentException().isThrownBy(() -> new MavenCoordinates("org.example", "../shop", "1"));
    }

    static byte[] bundle(Release release) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileTree drl = FileTree.of(Map.of("rules/all.drl", release.files().bytes("rules/all.drl")));
        Bundle.write(release, drl, LanguageLevel.DRL6, MavenCoordinates.of("org.example", release.summary()), out);
        return out.toByteArray();
    }

    static URLClassLoader classPath(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        return new URLClassLoader(urls, BundleTest.class.getClassLoader());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String because) {
        assertThatExceptionOfType(ReleaseException.class).isThrownBy(call).withMessageContaining(because);
    }
}
