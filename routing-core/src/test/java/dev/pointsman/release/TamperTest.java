package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every byte of what a repository keeps is changed in turn, in one of its bits, and every eleventh byte of a bundle; with {@code
 * -Dpointsman.tamper.bits=8} each bit of every byte.
 */
class TamperTest {

    private static final int BITS = Integer.getInteger("pointsman.tamper.bits", 1);

    @TempDir
    Path folder;

    private Path versions = Path.of("");
    private DirectoryRepository repository = DirectoryRepository.in(versions);
    private DirectoryRepository strict = repository;
    private final SigningKey key = SigningKey.generate();

    @BeforeEach
    void signedVersion() {
        Path root = folder.resolve("repository");
        versions = root.resolve("shop/versions");
        repository = DirectoryRepository.in(root);
        strict = repository.requiring(List.of(key.verifyingKey()));
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.sign("shop", 1, key);
    }

    @Test
    void version_withAnyByteChanged_isRefused() throws IOException {
        forEachChange(versions.resolve("v1.jar"), what -> {
            assertThatExceptionOfType(ReleaseException.class)
                    .as(what)
                    .isThrownBy(() -> repository.release("shop", 1))
                    .extracting(ReleaseException::problem)
                    .isEqualTo(Problem.DAMAGED);
            assertThatExceptionOfType(ReleaseException.class).as(what).isThrownBy(() -> strict.release("shop", 1));
        });
        assertThat(strict.release("shop", 1).isSignedBy(List.of(key.verifyingKey())))
                .isTrue();
    }

    @Test
    void version_cutOffAnywhereOrWithSomethingBehind_isRefused() throws IOException {
        Path file = versions.resolve("v1.jar");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length + 1; length++) {
            if (length != whole.length) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertDamaged("length " + length, () -> repository.release("shop", 1));
            }
        }
    }

    @Test
    void signature_withAnyByteChanged_isNone() throws IOException {
        Path file = signature();
        forEachChange(file, what -> {
            assertThatExceptionOfType(ReleaseException.class)
                    .as(what)
                    .isThrownBy(() -> strict.release("shop", 1))
                    .extracting(ReleaseException::problem)
                    .isEqualTo(Problem.UNTRUSTED);
            assertThat(strict.problems("shop")).as(what).isNotEmpty();
        });
        assertThat(strict.release("shop", 1).signatures()).hasSize(1);
    }

    @Test
    void signature_ofAnotherVersion_isNone() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("b"), "ann"));
        String other = String.valueOf(signature().getFileName()).replace("v1.", "v2.");
        Files.copy(signature(), versions.resolve(other));

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> strict.release("shop", 2))
                .withMessageContaining("no valid signature");
    }

    @Test
    void bundle_withAnyByteChanged_isRefusedOrGivesTheSameVersion() throws IOException {
        Path jar = Files.write(folder.resolve("shop.jar"), BundleTest.bundle(repository.release("shop", 1)));
        String digest = repository.release("shop", 1).digest();
        forEachChange(jar, BITS == 1 ? 11 : 1, what -> {
            assertDamaged(what, () -> Bundle.read(jar));
            try (URLClassLoader loader = BundleTest.classPath(jar)) {
                ReleaseRepository bundles = BundleRepository.onClassPath(loader).requiring(List.of(key.verifyingKey()));
                // Outside of version and signatures the loader of the JDK looks over much; they must be as they were.
                assertThat(bundles.release("shop", 1).digest()).as(what).isEqualTo(digest);
            } catch (ReleaseException e) {
                assertThat(e.problem()).as(what).isNotNull();
            }
        });
    }

    @Test
    void timeline_withAnyByteChanged_isDamaged() throws IOException {
        Path file = threeEntries();
        forEachChange(
                file,
                what -> assertDamaged(
                        what,
                        () -> DirectoryRepository.in(folder.resolve("repository"))
                                .timeline("shop")));
    }

    @Test
    void timeline_cutOffAnywhere_keepsItsWholeLinesAndGoesOn() throws IOException {
        Path file = threeEntries();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            String kept = new String(whole, 0, length, StandardCharsets.UTF_8);
            long lines = kept.chars().filter(c -> c == '\n').count();
            DirectoryRepository reader = DirectoryRepository.in(folder.resolve("repository"));
            assertThat(reader.timeline("shop").entries())
                    .as("length %d", length)
                    .hasSize((int) lines);
            assertThat(reader.timeline("shop").torn().isPresent())
                    .as("length %d", length)
                    .isEqualTo(length > 0 && !kept.endsWith("\n"));
            if (length % 50 == 0) {
                reader.append("shop", "ann", "on", new Change.Activate(1, Change.AT_ONCE));
                assertThat(reader.timeline("shop").entries()).hasSize((int) lines + 1);
                assertThat(reader.timeline("shop").torn()).isEmpty();
            }
        }
    }

    @Test
    void timeline_withLinesMovedOrTakenOutOrDoubled_isDamaged() throws IOException {
        Path file = threeEntries();
        List<String> lines = Files.readAllLines(file);
        for (int[] order :
                new int[][] {{1, 2}, {0, 2}, {1, 0, 2}, {0, 0, 1, 2}, {0, 1, 1, 2}, {0, 2, 1}, {0, 1, 2, 0}}) {
            StringBuilder text = new StringBuilder();
            Arrays.stream(order).forEach(line -> text.append(lines.get(line)).append('\n'));
            Files.writeString(file, text);
            assertDamaged(
                    Arrays.toString(order),
                    () -> DirectoryRepository.in(folder.resolve("repository")).timeline("shop"));
        }
    }

    private Path threeEntries() {
        for (int i = 0; i < 3; i++) {
            repository.append("shop", "ann", "entry", new Change.Activate(1, Change.AT_ONCE));
        }
        return folder.resolve("repository/shop/timeline.jsonl");
    }

    private Path signature() throws IOException {
        try (Stream<Path> files = Files.list(versions)) {
            return files.filter(file ->
                            file.toString().contains("v1.") && file.toString().endsWith(".sig"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private interface Check {
        void on(String what) throws IOException;
    }

    private static void forEachChange(Path file, Check check) throws IOException {
        forEachChange(file, 1, check);
    }

    private static void forEachChange(Path file, int step, Check check) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole).isNotEmpty();
        for (int at = 0; at < whole.length; at += step) {
            for (int bit = 0; bit < BITS; bit++) {
                byte[] changed = whole.clone();
                int flipped = (at + bit) % Byte.SIZE;
                changed[at] ^= (byte) (1 << flipped);
                Files.write(file, changed);
                check.on("byte " + at + ", bit " + flipped + " of " + file.getFileName());
            }
        }
        Files.write(file, whole);
    }

    private static void assertDamaged(String what, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        try {
            call.call();
        } catch (ReleaseException e) {
            assertThat(e.problem()).as(what).isEqualTo(Problem.DAMAGED);
            return;
        } catch (Throwable e) {
            fail(what, e);
        }
        fail(what + " was accepted");
    }
}
