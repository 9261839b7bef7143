package dev.pointsman.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.source.FileTree;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random timelines against {@link NaiveTimeline}. Longer: {@code -Dpointsman.timeline.runs=20000}; {@code
 * -Dpointsman.timeline.seed} repeats a run.
 */
class TimelinePropertyTest {

    private static final int RUNS = Integer.getInteger("pointsman.timeline.runs", 60);
    private static final long SEED = Long.getLong("pointsman.timeline.seed", System.nanoTime());
    private static final int ATTEMPTS = 40;
    private static final Instant START = Instant.parse("2026-03-29T00:59:00Z");
    private static final FileTree RULES = FileTree.ofTexts(Map.of("crisis.drl", "rule"));

    private Random random = new Random();
    private Instant clock = START;
    private long appended;

    @Test
    void timeline_ofRandomChanges_answersAsTheNaiveOne() {
        for (int run = 0; run < RUNS; run++) {
            long seed = SEED + run;
            try {
                run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "repeat it with -Dpointsman.timeline.runs=1 -Dpointsman.timeline.seed=" + seed, e);
            }
        }
        assertThat(appended)
                .as("runs in which hardly anything fits prove little")
                .isGreaterThan(10L * RUNS);
    }

    private void run(long seed) {
        random = new Random(seed);
        clock = random.nextInt(20) == 0 ? Instant.MIN.plusSeconds(100_000) : START;
        Change first = new Change.Activate(1, Change.AT_ONCE);
        Timeline timeline = Timeline.of(List.of(Timeline.EMPTY.next(clock, "ann", "first", first)));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            clock = clock.plusSeconds(random.nextInt(4) * 10L - 10); // stands still, and goes back, at times
            Timeline longer = attempt(timeline);
            assertPastIsKept(timeline, longer);
            timeline = longer;
        }
        appended += timeline.entries().size();
        assertAnswers(timeline);
        assertWrittenAndRead(timeline);
    }

    /** Appends a random change, or nothing if that is refused. */
    private Timeline attempt(Timeline timeline) {
        TimelineEntry next;
        try {
            next = timeline.next(
                    clock, "ann", "a test", change(timeline.entries().size()));
        } catch (IllegalArgumentException e) {
            return timeline;
        }
        List<TimelineEntry> entries = new ArrayList<>(timeline.entries());
        entries.add(next);
        return Timeline.of(entries);
    }

    private Change change(int entries) {
        Instant from = random.nextInt(3) == 0 ? Change.AT_ONCE : clock.plusSeconds(10L * random.nextInt(8));
        Instant start = from.equals(Change.AT_ONCE) ? clock : from;
        Instant until = random.nextInt(3) == 0 ? Change.OPEN : start.plusSeconds(10L * (1 + random.nextInt(6)));
        Instant end = start.plusSeconds(10L * (1 + random.nextInt(6)));
        String id = "o" + random.nextInt(5);
        long sequence = 1L + random.nextInt(4);
        return switch (random.nextInt(11)) {
            case 0, 1 -> new Change.Activate(sequence, from);
            case 2 -> new Change.RollBack(sequence, from);
            case 3 -> new Change.Cancel(1L + random.nextInt(entries + 1));
            case 4 -> new Change.Shadow(sequence, from, until);
            case 5 -> new Change.EndShadow(from);
            case 6 -> new Change.Canary(sequence, 0.1, "salt", from, until, StopRule.DEFAULT);
            case 7 -> new Change.EndCanary(from);
            case 8 -> BeginOverride.of(id, RULES, from, end);
            case 9 -> Change.RenewOverride.of(id, end.plusSeconds(30));
            default -> new Change.EndOverride(id, from);
        };
    }

    private static void assertPastIsKept(Timeline before, Timeline after) {
        if (after == before) {
            return;
        }
        Instant recorded = after.entries().get(after.entries().size() - 1).recordedAt();
        for (Instant instant : interesting(after)) {
            if (instant.isBefore(recorded)) {
                assertThat(numbersAt(after, instant)).as("at %s", instant).isEqualTo(numbersAt(before, instant));
            }
        }
    }

    private static void assertAnswers(Timeline timeline) {
        NaiveTimeline naive = new NaiveTimeline(timeline.entries());
        SortedSet<Instant> instants = interesting(timeline);
        for (Instant instant : instants) {
            assertThat(numbersAt(timeline, instant)).as("at %s", instant).isEqualTo(naive.numbersAt(instant));
            Instant next = timeline.nextChangeAfter(instant).orElse(null);
            for (Instant later : instants.tailSet(instant)) {
                if (next == null || later.isBefore(next)) {
                    assertThat(numbersAt(timeline, later))
                            .as("nothing changes between %s and %s", instant, next)
                            .isEqualTo(numbersAt(timeline, instant));
                }
            }
        }
    }

    private static void assertWrittenAndRead(Timeline timeline) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (TimelineEntry entry : timeline.entries()) {
            file.writeBytes(TimelineLines.parse(file.toByteArray()).lineOf(entry));
        }
        assertThat(TimelineLines.parse(file.toByteArray()).timeline().entries()).isEqualTo(timeline.entries());
    }

    /** Returns every instant that an entry names, with its neighbours, and both ends of time. */
    private static SortedSet<Instant> interesting(Timeline timeline) {
        SortedSet<Instant> instants = new TreeSet<>(List.of(Instant.MIN, Instant.EPOCH, Instant.MAX));
        for (TimelineEntry entry : timeline.entries()) {
            List<Instant> named =
                    new ArrayList<>(List.of(entry.recordedAt(), entry.change().from()));
            NaiveTimeline.until(entry.change()).ifPresent(named::add);
            for (Instant instant : named) {
                instants.add(instant);
                if (!instant.equals(Instant.MIN) && !instant.equals(Instant.MAX)) {
                    instants.add(instant.minus(Duration.ofNanos(1)));
                    instants.add(instant.plus(Duration.ofNanos(1)));
                }
            }
        }
        return instants;
    }

    /** Returns the numbers of the entries in effect: active, shadow, canary (0 for none), and the overrides. */
    private static List<Long> numbersAt(Timeline timeline, Instant instant) {
        List<Long> numbers = new ArrayList<>();
        numbers.add(timeline.activeAt(instant).map(InEffect::entry).orElse(0L));
        numbers.add(timeline.shadowAt(instant).map(InEffect::entry).orElse(0L));
        numbers.add(timeline.canaryAt(instant).map(InEffect::entry).orElse(0L));
        timeline.overridesAt(instant).forEach(one -> numbers.add(one.entry()));
        return numbers;
    }
}
