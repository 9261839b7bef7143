package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.source.FileTree;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredSignaturesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final FileTree RULES =
            FileTree.ofTexts(Map.of("crisis.drl", RuleSets.HEADER + RuleSets.rule("crisis", "region == \"EU\"", "b")));

    @TempDir
    Path folder;

    private final SigningKey ours = SigningKey.generate();
    private final SigningKey theirs = SigningKey.generate();
    private DirectoryRepository open = DirectoryRepository.in(Path.of(""));
    private DirectoryRepository strict = open;

    @BeforeEach
    void published() {
        open = DirectoryRepository.in(folder).withClock(() -> NOON);
        strict = open.requiring(List.of(ours.verifyingKey()));
        open.publish(Draft.of(PublishedRules.to("a"), "ann"));
    }

    @Test
    void version_isTrusted_onceARequiredKeySignsIt() {
        assertUntrusted(() -> strict.release("shop", 1), "It is not signed.");
        open.sign("shop", 1, theirs);
        assertUntrusted(() -> strict.release("shop", 1), "It is signed by other keys");
        assertUntrusted(
                () -> strict.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE)),
                "no valid signature by a required key");
        assertThat(strict.problems("shop")).hasSize(1);

        String digest = open.release("shop", 1).digest();
        open.sign("shop", 1, ours);

        assertThat(strict.release("shop", 1).digest()).isEqualTo(digest);
        assertThat(strict.release("shop", 1).signatures()).hasSize(2);
        assertThat(strict.problems("shop")).isEmpty();
    }

    @Test
    void override_withoutARequiredSignature_hasNoEffect() {
        open.sign("shop", 1, ours);
        open.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        BeginOverride fire = BeginOverride.of("fire", RULES, Change.AT_ONCE, NOON.plusSeconds(60));
        assertUntrusted(() -> strict.append("shop", "ann", "crisis", fire), "overrides need a signature");
        assertUntrusted(
                () -> strict.append("shop", "ann", "crisis", fire.signedBy(ours, "other")),
                "overrides need a signature");
        open.append("shop", "eve", "crisis", fire.signedBy(theirs, "shop"));

        assertThat(open.timeline("shop").overridesAt(NOON)).hasSize(1);
        Timeline seen = strict.timeline("shop");
        assertThat(seen.overridesAt(NOON)).isEmpty();
        assertThat(seen.leftOut()).containsExactly(2L);
        assertThat(strict.problems("shop")).singleElement().asString().contains("entry 2 has no effect");
    }

    @Test
    void override_signed_isRenewedOnlySigned() {
        open.sign("shop", 1, ours);
        strict.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        BeginOverride fire = BeginOverride.of("fire", RULES, Change.AT_ONCE, NOON.plusSeconds(60));
        strict.append("shop", "ann", "crisis", fire.signedBy(theirs, "shop").signedBy(ours, "shop"));
        Instant later = NOON.plus(Duration.ofHours(2));
        open.append("shop", "eve", "longer", Change.RenewOverride.of("fire", later));

        assertThat(strict.timeline("shop").overridesAt(NOON))
                .extracting(InEffect::until)
                .containsExactly(NOON.plusSeconds(60));
        strict.append(
                "shop", "ann", "longer", Change.RenewOverride.of("fire", later).signedBy(ours, "shop"));
        assertThat(strict.timeline("shop").override("fire").orElseThrow().until())
                .isEqualTo(later);
    }

    @Test
    void repository_thatRequiresNoKey_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> open.requiring(List.of()));
    }

    private static void assertUntrusted(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String because) {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(call)
                .withMessageContaining(because)
                .extracting(ReleaseException::problem)
                .isEqualTo(Problem.UNTRUSTED);
    }
}
