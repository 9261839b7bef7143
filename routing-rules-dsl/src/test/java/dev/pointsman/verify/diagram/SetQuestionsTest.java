package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@link Search}, {@link Union} and {@link Projection}, compared with all assignments written out. */
class SetQuestionsTest {

    private static final int ROUNDS = 300;

    private static int[] sets(Random random, Space space, int many) {
        int[] sets = new int[many];
        Arrays.setAll(sets, unused -> space.random(random));
        return sets;
    }

    @Test
    void search_findsAnAssignment_exactlyWhereThereIsOne() {
        int found = 0;
        int none = 0;
        for (long seed = 0; seed < 2 * ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int[] inside = sets(random, space, random.nextInt(3));
            int[] outside = sets(random, space, random.nextInt(4));
            List<BitSet> allowed = random.nextBoolean() ? space.everything() : space.some(random);
            BitSet right = space.all();
            Arrays.stream(inside).forEach(set -> right.and(space.members(set)));
            Arrays.stream(outside).forEach(set -> right.andNot(space.members(set)));
            BitSet rightAndAllowed = Space.and(right, space.members(boxOf(allowed)));

            int[] answer = Search.find(space.diagram, allowed, space.budget, inside, outside);

            String what = "seed " + seed + ": " + Arrays.toString(answer);
            if (answer == null) {
                none++;
                assertThat(rightAndAllowed.isEmpty()).as(what).isTrue();
            } else {
                found++;
                Map<Integer, BitSet> box = new TreeMap<>();
                for (int level = 0; level < answer.length; level++) {
                    if (answer[level] >= 0) {
                        assertThat(allowed.get(level).get(answer[level]))
                                .as(what)
                                .isTrue();
                        box.put(level, Space.bits(answer[level]));
                    }
                }
                assertThat(Space.minus(space.members(box), right).isEmpty())
                        .as(what)
                        .isTrue();
            }
        }
        assertThat(found).isGreaterThan(ROUNDS / 3);
        assertThat(none).isGreaterThan(ROUNDS / 3);
    }

    private static Map<Integer, BitSet> boxOf(List<BitSet> allowed) {
        Map<Integer, BitSet> box = new TreeMap<>();
        for (int level = 0; level < allowed.size(); level++) {
            box.put(level, allowed.get(level));
        }
        return box;
    }

    @Test
    void search_leavesLevelsOpen_onWhichNothingDepends() {
        Space space = new Space(2, 3, 2);
        int middle = space.diagram.among(1, Space.bits(2));

        assertThat(Search.find(space.diagram, space.everything(), space.budget, new int[] {middle}, new int[0]))
                .containsExactly(-1, 2, -1);
        assertThat(Search.find(space.diagram, space.everything(), space.budget, new int[0], new int[] {middle}))
                .containsExactly(-1, 0, -1);
        assertThat(Search.find(space.diagram, space.everything(), space.budget, new int[0], new int[0]))
                .containsExactly(-1, -1, -1);
    }

    /** No number of ones is both even and odd; without keeping dead ends, it would take as many steps as there are numbers. */
    @Test
    void search_entersNoDeadEndTwice() {
        int levels = 30;
        int[] sizes = new int[levels];
        Arrays.fill(sizes, 2);
        Budget budget = new Budget(10_000, java.time.Duration.ofDays(1));
        Diagram diagram = new Diagram(sizes, 2, budget);
        int even = Diagram.TRUE;
        int odd = Diagram.FALSE;
        for (int level = levels - 1; level >= 0; level--) {
            int evenBefore = even;
            even = diagram.node(level, new int[] {even, odd});
            odd = diagram.node(level, new int[] {odd, evenBefore});
        }
        budget.allow(20L * levels);
        List<BitSet> all = java.util.Collections.nCopies(levels, Space.bits(0, 1));

        assertThat(Search.find(diagram, all, budget, new int[] {even, odd}, new int[0]))
                .isNull();
        assertThat(Search.find(diagram, all, budget, new int[] {even}, new int[] {even}))
                .isNull();
        assertThat(budget.steps()).isPositive();
    }

    @Test
    void union_isTheSameAsJoiningTwoAtATime() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int[] sets = sets(random, space, random.nextInt(6));
            int expected = Diagram.FALSE;
            for (int set : sets) {
                expected = space.diagram.or(expected, set);
            }

            assertThat(new Union(space.diagram, space.budget).of(sets))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void union_thatWasMade_isNotMadeAgain() {
        Space space = new Space(3, 3, 3, 3);
        Random random = new Random(5);
        int[] sets = sets(random, space, 5);
        Union union = new Union(space.diagram, space.budget);
        int first = union.of(sets);
        long steps = space.budget.steps();

        assertThat(union.of(sets[4], sets[3], sets[2], sets[1], sets[0], Diagram.FALSE, sets[0]))
                .isEqualTo(first);
        assertThat(space.budget.steps()).isEqualTo(steps);
    }

    /** As for {@link #search_entersNoDeadEndTwice}: what is left of three sets of 30 levels is the same on many ways. */
    @Test
    void union_ofSetsThatShareTheirNodes_takesFewSteps() {
        int levels = 30;
        int[] sizes = new int[levels];
        Arrays.fill(sizes, 2);
        Budget budget = new Budget(10_000, java.time.Duration.ofDays(1));
        Diagram diagram = new Diagram(sizes, 2, budget);
        int[] rest = {Diagram.TRUE, Diagram.FALSE, Diagram.FALSE, Diagram.FALSE};
        for (int level = levels - 1; level >= 0; level--) {
            int[] next = new int[4];
            for (int i = 0; i < 4; i++) {
                next[i] = diagram.node(level, new int[] {rest[i], rest[(i + 3) % 4]});
            }
            rest = next;
        }
        budget.allow(2_000);

        assertThat(new Union(diagram, budget).of(rest)).isEqualTo(Diagram.TRUE);
        assertThat(budget.steps()).isPositive();
    }

    @Test
    void projection_isWhatEachLevelAllows_andExactIfItIsTheSet() {
        int exact = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int set = space.random(random);
            BitSet members = space.members(set);
            Map<Integer, BitSet> expected = new TreeMap<>();
            for (int level = 0; level < 4 && set != Diagram.FALSE; level++) {
                BitSet atoms = new BitSet();
                int at = level;
                members.stream().forEach(number -> atoms.set(space.assignments.get(number)[at]));
                if (atoms.cardinality() < space.sizes[level]) {
                    expected.put(level, atoms);
                }
            }

            Projection projection = Projection.of(space.diagram, set);

            assertThat(projection.set()).isEqualTo(set);
            assertThat(projection.atoms()).as("seed %d", seed).isEqualTo(expected);
            boolean isBox = space.members(expected).equals(members);
            assertThat(projection.exact()).as("seed %d", seed).isEqualTo(isBox);
            exact += isBox ? 1 : 0;
        }
        assertThat(exact).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    @Test
    void projections_meet_whereTheyHaveSomethingInCommonOnEveryLevel() {
        int apart = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            Projection one = Projection.of(space.diagram, space.random(random));
            Projection other = Projection.of(space.diagram, space.random(random));
            boolean meets = space.members(one.atoms()).intersects(space.members(other.atoms()));

            assertThat(one.meets(other)).as("seed %d", seed).isEqualTo(meets);
            assertThat(other.meets(one)).as("seed %d", seed).isEqualTo(meets);
            if (one.exact() && other.exact()) {
                assertThat(meets)
                        .as("seed %d", seed)
                        .isEqualTo(space.diagram.and(one.set(), other.set()) != Diagram.FALSE);
            }
            apart += meets ? 0 : 1;
        }
        assertThat(apart).isGreaterThan(3);
    }

    @Test
    void nodeLists_areEqual_ifTheirNodesAre() {
        List<NodeList> lists = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                lists.add(new NodeList(new int[] {a, b}));
            }
        }
        assertThat(lists).doesNotHaveDuplicates();
        assertThat(new NodeList(new int[] {1, 2})).isEqualTo(lists.get(5)).hasSameHashCodeAs(lists.get(5));
        // Both have the hash 994.
        assertThat(new NodeList(new int[] {1, 2})).isNotEqualTo(new NodeList(new int[] {0, 33}));
        assertThat(new NodeList(new int[] {1, 2})).isNotEqualTo("1, 2");
    }
}
