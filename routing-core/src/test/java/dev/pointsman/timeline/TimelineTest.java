package dev.pointsman.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.source.FileTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final FileTree RULES = FileTree.ofTexts(Map.of("crisis.drl", "rule"));

    private Timeline timeline = Timeline.EMPTY;

    @Test
    void version_isActive_fromItsInstantOn() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, new Change.Activate(2, at(10)));

        assertThat(active(-1)).isEqualTo(0);
        assertThat(active(0)).isEqualTo(1);
        assertThat(timeline.activeAt(at(10).minusNanos(1))
                        .orElseThrow()
                        .change()
                        .sequence())
                .isEqualTo(1);
        assertThat(active(10)).isEqualTo(2);
        assertThat(timeline.activeAt(Instant.MAX).orElseThrow().until()).isEqualTo(Change.OPEN);
        assertThat(timeline.activeAt(Instant.MIN)).isEmpty();
        assertThat(timeline.activations())
                .extracting(InEffect::from, InEffect::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(at(0), at(10)),
                        org.assertj.core.groups.Tuple.tuple(at(10), Instant.MAX));
    }

    @Test
    void equalInstants_always_areWonByTheLaterEntry() {
        append(0, new Change.Activate(1, at(10)));
        append(1, new Change.Activate(2, at(10)));

        assertThat(active(10)).isEqualTo(2);
        assertThat(timeline.activations()).hasSize(1);
    }

    @Test
    void past_never_canBeEdited() {
        append(0, new Change.Activate(1, Change.AT_ONCE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(5, new Change.Activate(2, at(4))))
                .withMessage(
                        "this would take effect at 2026-03-02T12:04:00Z, but is recorded at 2026-03-02T12:05:00Z: the"
                                + " past cannot be edited\n  Leave the instant out, and it takes effect at once.");
        append(5, new Change.Activate(2, at(5)));
        assertThat(active(5)).isEqualTo(2);
    }

    @Test
    void rollBack_toWhatWasActive_isAnEntry() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(1, new Change.Activate(2, Change.AT_ONCE));
        append(2, new Change.RollBack(1, Change.AT_ONCE));

        assertThat(List.of(active(0), active(1), active(2))).containsExactly(1L, 2L, 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(3, new Change.RollBack(7, Change.AT_ONCE)))
                .withMessage("v7 has never been active, there is no way back to it\n  To let it decide, activate it.");
    }

    @Test
    void cancel_ofWhatIsToCome_takesItBack() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(1, new Change.Activate(2, at(10)));
        append(2, new Change.Cancel(2));

        assertThat(active(20)).isEqualTo(1);
        assertThat(timeline.cancelled()).containsExactly(2L);
        assertThat(timeline.scheduledAfter(at(2))).isEmpty();
        assertThat(timeline.nextChangeAfter(at(2))).isEmpty();
        for (long entry : new long[] {1, 2, 3, 4}) {
            assertThatIllegalArgumentException().isThrownBy(() -> append(3, new Change.Cancel(entry)));
        }
    }

    @Test
    void cancel_atTheInstantItself_isTooLate() {
        append(0, new Change.Activate(1, at(10)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(10, new Change.Cancel(1)))
                .withMessageStartingWith("entry 1 took effect at 2026-03-02T12:10:00Z: only what is still to come");
    }

    @Test
    void canary_ends_byTimeOrEntryOrActivation() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(1, canary(2, Change.AT_ONCE, at(5)));
        append(5, canary(2, Change.AT_ONCE, Change.OPEN));
        append(7, new Change.EndCanary(Change.AT_ONCE));
        append(8, canary(2, Change.AT_ONCE, Change.OPEN));
        append(9, new Change.RollBack(1, Change.AT_ONCE));

        assertThat(timeline.canaryAt(at(0))).isEmpty();
        assertThat(timeline.canaryAt(at(4)).orElseThrow().until()).isEqualTo(at(5));
        assertThat(timeline.canaryAt(at(5)).orElseThrow().from()).isEqualTo(at(5));
        assertThat(timeline.canaryAt(at(7))).isEmpty();
        assertThat(timeline.canaryAt(at(8)).orElseThrow().until()).isEqualTo(at(9));
        assertThat(timeline.canaryAt(at(9))).isEmpty();
    }

    @Test
    void canary_atTheInstantOfAnActivation_standsIfItIsTheLaterEntry() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(1, new Change.Activate(2, at(10)));
        append(2, canary(3, at(10), Change.OPEN));
        append(3, new Change.Activate(4, at(20)));
        append(4, canary(5, at(15), Change.OPEN));

        assertThat(timeline.canaryAt(at(10)).orElseThrow().change().sequence()).isEqualTo(3);
        assertThat(timeline.canaryAt(at(15)).orElseThrow().change().sequence()).isEqualTo(5);
        assertThat(timeline.canaryAt(at(20))).isEmpty();
    }

    @Test
    void canaryAndShadow_withoutAnother_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(0, canary(1, Change.AT_ONCE, Change.OPEN)))
                .withMessageContaining("no version is active");
        append(0, new Change.Activate(1, Change.AT_ONCE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(1, new Change.Shadow(1, Change.AT_ONCE, Change.OPEN)))
                .withMessageContaining("v1 is active itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(1, new Change.EndShadow(Change.AT_ONCE)))
                .withMessageContaining("no shadow runs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(1, new Change.EndCanary(Change.AT_ONCE)))
                .withMessageContaining("no canary runs");
    }

    @Test
    void shadow_ofALaterEntry_takesThePlace() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, new Change.Shadow(2, Change.AT_ONCE, Change.OPEN));
        append(5, new Change.Shadow(3, Change.AT_ONCE, at(8)));

        assertThat(timeline.shadowAt(at(4)).orElseThrow().change().sequence()).isEqualTo(2);
        assertThat(timeline.shadowAt(at(5)).orElseThrow().change().sequence()).isEqualTo(3);
        assertThat(timeline.shadowAt(at(8))).isEmpty();
    }

    @Test
    void override_upToADay_isRenewedAndEnds() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, BeginOverride.of("fire", RULES, Change.AT_ONCE, at(10)));
        append(5, BeginOverride.of("flood", RULES, Change.AT_ONCE, at(20)));
        assertThat(timeline.overridesAt(at(9)))
                .extracting(one -> one.change().id())
                .containsExactly("flood", "fire");

        append(9, Change.RenewOverride.of("fire", at(9).plus(Duration.ofHours(24))));
        append(12, new Change.EndOverride("flood", Change.AT_ONCE));

        assertThat(timeline.overridesAt(at(12)))
                .extracting(one -> one.change().id())
                .containsExactly("fire");
        assertThat(timeline.override("fire").orElseThrow().until()).isEqualTo(at(9 + 24 * 60));
        assertThat(timeline.override("flood").orElseThrow().until()).isEqualTo(at(12));
        assertThat(timeline.overridesAt(at(9 + 24 * 60))).isEmpty();
    }

    @Test
    void override_thatDoesNotFit_isRefused() {
        assertRefused(0, BeginOverride.of("early", RULES, Change.AT_ONCE, at(1)), "no version is active");
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, BeginOverride.of("fire", RULES, Change.AT_ONCE, at(10)));

        Instant tooLate = at(1).plus(Duration.ofHours(24)).plusNanos(1);
        assertRefused(
                1, BeginOverride.of("long", RULES, Change.AT_ONCE, tooLate), "at most 24 hours from its beginning");
        assertRefused(1, BeginOverride.of("fire", RULES, Change.AT_ONCE, at(2)), "already");
        assertRefused(1, Change.RenewOverride.of("fire", tooLate), "at most 24 hours from now");
        assertRefused(1, Change.RenewOverride.of("fire", at(10)), "runs until 2026-03-02T12:10:00Z already");
        assertRefused(10, Change.RenewOverride.of("fire", at(20)), "not in effect");
        assertRefused(1, Change.RenewOverride.of("fir", at(20)), "Known: fire.");
        assertRefused(10, new Change.EndOverride("fire", Change.AT_ONCE), "not in effect");
    }

    @Test
    void clock_thatGoesBack_neverGoesBackInTheTimeline() {
        append(5, new Change.Activate(1, Change.AT_ONCE));
        append(3, new Change.Activate(2, Change.AT_ONCE));

        assertThat(timeline.entries()).extracting(TimelineEntry::recordedAt).containsExactly(at(5), at(5));
        assertThat(active(5)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(-56, new Change.Activate(1, Change.AT_ONCE)))
                .withMessageContaining("One of the two clocks is wrong");
    }

    @Test
    void entries_leftOut_haveNoEffect() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, BeginOverride.of("fire", RULES, Change.AT_ONCE, at(10)));

        Timeline trusted = timeline.leavingOut(Set.of(2L));

        assertThat(trusted.overridesAt(at(1))).isEmpty();
        assertThat(trusted.entries()).hasSize(2);
        assertThat(trusted.leftOut()).containsExactly(2L);
        assertThat(timeline.overridesAt(at(1))).hasSize(1);
    }

    @Test
    void nextChange_inEveryTrack_isFound() {
        append(0, new Change.Activate(1, Change.AT_ONCE));
        append(0, new Change.Shadow(2, at(1), at(2)));
        append(0, canary(2, at(3), at(4)));
        append(0, BeginOverride.of("fire", RULES, at(5), at(6)));
        append(0, new Change.Activate(2, at(7)));

        Instant instant = Instant.MIN;
        for (int minute = 0; minute <= 7; minute++) {
            instant = timeline.nextChangeAfter(instant).orElseThrow();
            assertThat(instant).isEqualTo(at(minute));
        }
        assertThat(timeline.nextChangeAfter(instant)).isEmpty();
    }

    private void assertRefused(int minute, Change change, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(minute, change))
                .withMessageContaining(because);
    }

    private void append(int minute, Change change) {
        List<TimelineEntry> entries = new java.util.ArrayList<>(timeline.entries());
        entries.add(timeline.next(at(minute), "ann", "a test", change));
        timeline = Timeline.of(entries);
    }

    private long active(int minute) {
        return timeline.activeAt(at(minute)).map(one -> one.change().sequence()).orElse(0L);
    }

    private static Change canary(long sequence, Instant from, Instant until) {
        return new Change.Canary(sequence, 0.05, "salt", from, until, StopRule.DEFAULT);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
