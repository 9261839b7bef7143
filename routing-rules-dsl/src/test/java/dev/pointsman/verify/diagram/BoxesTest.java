package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxesTest {

    private static final int ROUNDS = 200;

    @Test
    void boxes_haveNothingInCommon_andMakeUpTheSet() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int set = space.random(random);
            BitSet union = new BitSet();
            for (Map<Integer, BitSet> box : new Boxes(space.diagram, space.everything()).of(set)) {
                BitSet members = space.members(box);
                assertThat(members.isEmpty()).as("seed %d", seed).isFalse();
                assertThat(members.intersects(union)).as("seed %d", seed).isFalse();
                union.or(members);
            }

            assertThat(union).as("seed %d", seed).isEqualTo(space.members(set));
        }
    }

    @Test
    void widenedBox_holdsTheTicket_entersNoSet_andCannotBeWidened() {
        int widened = 0;
        for (long seed = 0; seed < 3 * ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            List<Projection> outside = new ArrayList<>();
            BitSet taken = new BitSet();
            for (int sets = 1 + random.nextInt(4); sets > 0; sets--) {
                int set = space.random(random);
                outside.add(Projection.of(space.diagram, set));
                taken.or(space.members(set));
            }
            List<BitSet> known = space.some(random);
            int[] place = place(random, space, known, taken);
            if (place == null) {
                continue;
            }
            widened++;
            Map<Integer, BitSet> inside = inside(random, space, known, place);
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
            Collections.shuffle(order, random);

            Map<Integer, BitSet> box = new Boxes(space.diagram, known).widen(place, inside, outside, order);

            Map<Integer, BitSet> whole = whole(box, known);
            String what = "seed " + seed + ": " + Arrays.toString(place) + " in " + inside + " to " + box;
            assertThat(Space.lies(place, whole)).as(what).isTrue();
            assertThat(space.members(whole).intersects(taken)).as(what).isFalse();
            for (int level = 0; level < 4; level++) {
                BitSet limit = Space.and(known.get(level), inside.getOrDefault(level, known.get(level)));
                BitSet mine = whole.get(level);
                assertThat(Space.minus(mine, limit).isEmpty()).as(what).isTrue();
                assertThat(box.containsKey(level)).as(what).isEqualTo(!mine.equals(known.get(level)));
                for (int atom : Space.minus(limit, mine).stream().toArray()) {
                    Map<Integer, BitSet> larger = new TreeMap<>(whole);
                    larger.put(level, Space.or(mine, Space.bits(atom)));
                    assertThat(space.members(larger).intersects(taken)).as(what).isTrue();
                }
            }
        }
        assertThat(widened).isGreaterThan(ROUNDS);
    }

    private static int[] place(Random random, Space space, List<BitSet> known, BitSet taken) {
        List<int[]> free = IntStream.range(0, space.assignments.size())
                .filter(number -> !taken.get(number))
                .mapToObj(space.assignments::get)
                .filter(place -> Space.lies(place, whole(Map.of(), known)))
                .toList();
        return free.isEmpty() ? null : free.get(random.nextInt(free.size()));
    }

    private static Map<Integer, BitSet> inside(Random random, Space space, List<BitSet> known, int[] place) {
        Map<Integer, BitSet> inside = new TreeMap<>();
        for (int level = 0; level < place.length; level++) {
            if (random.nextInt(3) == 0) {
                BitSet atoms = Space.and(space.atoms(random, level), known.get(level));
                atoms.set(place[level]);
                inside.put(level, atoms);
            }
        }
        return inside;
    }

    /** Returns the atoms of all levels. */
    private static Map<Integer, BitSet> whole(Map<Integer, BitSet> box, List<BitSet> known) {
        return IntStream.range(0, known.size())
                .boxed()
                .collect(Collectors.toMap(level -> level, level -> box.getOrDefault(level, known.get(level))));
    }

    @Test
    void levelThatComesFirst_isFreedFirst() {
        Space space = new Space(2, 2);
        int corner = space.diagram.box(Map.of(0, Space.bits(1), 1, Space.bits(1)));
        List<Projection> outside = List.of(Projection.of(space.diagram, corner));
        Boxes boxes = new Boxes(space.diagram, space.everything());

        assertThat(boxes.widen(new int[] {0, 0}, Map.of(), outside, List.of(0, 1)))
                .isEqualTo(Map.of(1, Space.bits(0)));
        assertThat(boxes.widen(new int[] {0, 0}, Map.of(), outside, List.of(1, 0)))
                .isEqualTo(Map.of(0, Space.bits(0)));
    }

    @Test
    void asManyBoxesAsAreTakenApart_areReturned_andOfMoreNone() {
        Space space = new Space(2_001, 11);
        int[] children = new int[2_001];
        for (int atom = 0; atom < children.length; atom++) {
            children[atom] = space.diagram.among(1, BitSet.valueOf(new long[] {atom + 1}));
        }
        int tooMany = space.diagram.node(0, children);
        children[0] = Diagram.FALSE;
        int most = space.diagram.node(0, children);
        Boxes boxes = new Boxes(space.diagram, space.everything());

        assertThat(boxes.of(most)).hasSize(2_000);
        assertThat(boxes.of(tooMany)).isEmpty();
    }

    @Test
    void setOfTooManyBoxes_leavesTheLevelsItLooksAtAlone() {
        int[] sizes = new int[15];
        Arrays.fill(sizes, 2);
        List<BitSet> known = new ArrayList<>(Collections.nCopies(15, Space.bits(0, 1)));
        Diagram diagram = new Diagram(sizes, 2, new Budget(1_000, java.time.Duration.ofDays(1)));
        int odd = odd(diagram, 2, 13);
        List<Integer> order = IntStream.range(0, 15).boxed().toList();
        Boxes boxes = new Boxes(diagram, known);

        Map<Integer, BitSet> box = boxes.widen(new int[15], Map.of(), List.of(Projection.of(diagram, odd)), order);

        assertThat(box.keySet()).containsExactlyElementsOf(order.subList(2, 15));
        assertThat(box.values()).containsOnly(Space.bits(0));
        assertThat(boxes.of(odd)).isEmpty();
        assertThat(boxes.of(odd(diagram, 2, 12))).hasSize(1_024);
    }

    /** Returns what has an odd number of ones on some levels: half of all combinations, none beside another. */
    private static int odd(Diagram diagram, int first, int last) {
        int even = Diagram.TRUE;
        int odd = Diagram.FALSE;
        for (int level = last; level >= first; level--) {
            int evenBefore = even;
            even = diagram.node(level, new int[] {even, odd});
            odd = diagram.node(level, new int[] {odd, evenBefore});
        }
        return odd;
    }
}
