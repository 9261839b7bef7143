package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CubesTest {

    private static final int ROUNDS = 250;

    /** Later atoms count for more, and those of odd levels for more than those of even ones. */
    private static double weight(int level, BitSet atoms) {
        return atoms.stream().mapToDouble(atom -> 1 + atom + level % 2 * 0.5).sum();
    }

    private static double share(Map<Integer, BitSet> cube, List<BitSet> allowed) {
        return cube.entrySet().stream()
                .mapToDouble(level ->
                        weight(level.getKey(), level.getValue()) / weight(level.getKey(), allowed.get(level.getKey())))
                .reduce(1, (one, other) -> one * other);
    }

    @Test
    void cubes_makeUpTheSet_andCannotBeWidened() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int set = space.random(random);
            List<BitSet> allowed = random.nextBoolean() ? space.everything() : space.some(random);
            BitSet counted = space.members(boxOf(allowed));
            BitSet expected = Space.and(space.members(set), counted);

            List<Map<Integer, BitSet>> cubes =
                    new Cubes(space.diagram, allowed, CubesTest::weight).of(set, Integer.MAX_VALUE);

            BitSet union = new BitSet();
            for (Map<Integer, BitSet> cube : cubes) {
                String what = "seed " + seed + ": " + cube;
                BitSet members = Space.and(space.members(cube), counted);
                assertThat(Space.minus(members, expected).isEmpty()).as(what).isTrue();
                assertThat(Space.minus(members, union).isEmpty()).as(what).isFalse();
                union.or(members);
                cube.forEach((level, atoms) -> {
                    BitSet further = Space.minus(allowed.get(level), atoms);
                    assertThat(further.isEmpty()).as(what).isFalse();
                    assertThat(Space.minus(atoms, allowed.get(level)).isEmpty())
                            .as(what)
                            .isTrue();
                    further.stream().forEach(atom -> {
                        Map<Integer, BitSet> wider = new TreeMap<>(cube);
                        wider.put(level, Space.or(atoms, Space.bits(atom)));
                        BitSet all = Space.and(space.members(wider), counted);
                        assertThat(Space.minus(all, expected).isEmpty())
                                .as(what)
                                .isFalse();
                    });
                });
            }
            assertThat(union).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Map<Integer, BitSet> boxOf(List<BitSet> allowed) {
        Map<Integer, BitSet> box = new TreeMap<>();
        for (int level = 0; level < allowed.size(); level++) {
            box.put(level, allowed.get(level));
        }
        return box;
    }

    @Test
    void firstCube_isAtLeastAsLargeAsAnyPathThroughTheDiagram() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 3);
            int set = space.random(random);
            List<BitSet> all = space.everything();
            double largest = new Boxes(space.diagram, all)
                    .of(set).stream()
                            .mapToDouble(path -> share(path, all))
                            .max()
                            .orElse(0);

            List<Map<Integer, BitSet>> cubes = new Cubes(space.diagram, all, CubesTest::weight).of(set, 1);

            assertThat(cubes).hasSize(set == Diagram.FALSE ? 0 : 1);
            cubes.forEach(cube -> assertThat(share(cube, all)).isGreaterThan(largest - 1e-9));
        }
    }

    @Test
    void largestPath_isTakenByWeight_notByTheNumberOfAtoms() {
        Space space = new Space(4, 2);
        // Atoms 0 to 2 with the first of level 1, or atom 3 with the second.
        int set = space.diagram.node(0, new int[] {
            space.diagram.among(1, Space.bits(0)),
            space.diagram.among(1, Space.bits(0)),
            space.diagram.among(1, Space.bits(0)),
            space.diagram.among(1, Space.bits(1))
        });
        Cubes byNumber = new Cubes(space.diagram, space.everything(), (level, atoms) -> atoms.cardinality());
        Cubes byWeight = new Cubes(
                space.diagram,
                space.everything(),
                (level, atoms) ->
                        atoms.stream().mapToDouble(atom -> atom == 3 ? 10 : 1).sum());

        Map<Integer, BitSet> three = Map.of(0, Space.bits(0, 1, 2), 1, Space.bits(0));
        Map<Integer, BitSet> one = Map.of(0, Space.bits(3), 1, Space.bits(1));
        assertThat(byNumber.of(set, 5)).containsExactly(three, one);
        assertThat(byWeight.of(set, 5)).containsExactly(one, three);
        assertThat(byWeight.of(set, 1)).containsExactly(one);
        assertThat(byWeight.of(set, 0)).isEmpty();
    }

    @Test
    void everything_isOneCubeWithoutALevel() {
        Space space = new Space(3, 2);
        Cubes cubes = new Cubes(space.diagram, space.everything(), CubesTest::weight);

        assertThat(cubes.of(Diagram.TRUE, 5)).containsExactly(Map.of());
        assertThat(cubes.of(Diagram.FALSE, 5)).isEmpty();
    }

    /** Even and odd numbers of ones share their nodes: each is looked at once, not once for each way to it. */
    @Test
    void manyWaysToFewNodes_areNotWalkedOneByOne() {
        int levels = 30;
        int[] sizes = new int[levels];
        java.util.Arrays.fill(sizes, 2);
        Diagram diagram = new Diagram(sizes, 2, new Budget(100_000, java.time.Duration.ofDays(1)));
        int even = Diagram.TRUE;
        int odd = Diagram.FALSE;
        for (int level = levels - 1; level >= 0; level--) {
            int evenBefore = even;
            even = diagram.node(level, new int[] {even, odd});
            odd = diagram.node(level, new int[] {odd, evenBefore});
        }
        List<BitSet> all = java.util.Collections.nCopies(levels, Space.bits(0, 1));
        int[] asked = {0};

        List<Map<Integer, BitSet>> cubes = new Cubes(diagram, all, (level, atoms) -> {
                    asked[0]++;
                    return atoms.cardinality();
                })
                .of(odd, 1);

        assertThat(cubes.get(0)).hasSize(levels);
        assertThat(asked[0]).isLessThan(40 * levels);
    }
}
