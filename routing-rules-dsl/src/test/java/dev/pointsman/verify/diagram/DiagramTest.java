package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares sets with all assignments written out. */
class DiagramTest {

    private static final int ROUNDS = 150;

    @Test
    void operations_equalThoseOnAllAssignments() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 2, 4, 1, 3);
            Diagram diagram = space.diagram;
            int a = space.random(random);
            int b = space.random(random);
            BitSet left = space.members(a);
            BitSet right = space.members(b);

            assertThat(space.members(diagram.or(a, b))).as("seed %d", seed).isEqualTo(Space.or(left, right));
            assertThat(space.members(diagram.and(a, b))).as("seed %d", seed).isEqualTo(Space.and(left, right));
            assertThat(space.members(diagram.minus(a, b))).as("seed %d", seed).isEqualTo(Space.minus(left, right));
            assertThat(space.members(diagram.not(a))).as("seed %d", seed).isEqualTo(Space.minus(space.all(), left));
        }
    }

    @Test
    void equalSets_areTheSameNode_howeverTheyWereMade() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(2, 3, 2, 3);
            Diagram diagram = space.diagram;
            int set = space.random(random);
            int points = Diagram.FALSE;
            for (int[] assignment : space.assignments) {
                if (diagram.evaluate(set, assignment) == Diagram.TRUE) {
                    points = diagram.or(point(diagram, assignment), points);
                }
            }

            assertThat(space.set(space.members(set))).as("seed %d", seed).isEqualTo(set);
            assertThat(points).as("seed %d", seed).isEqualTo(set);
            assertThat(diagram.not(diagram.not(set))).as("seed %d", seed).isEqualTo(set);
        }
    }

    private static int point(Diagram diagram, int[] assignment) {
        Map<Integer, BitSet> box = new TreeMap<>();
        for (int level = 0; level < assignment.length; level++) {
            box.put(level, Space.bits(assignment[level]));
        }
        return diagram.box(box);
    }

    @Test
    void box_holdsWhatHasItsAtoms() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Space space = new Space(3, 4, 2, 3);
            Map<Integer, BitSet> box = new TreeMap<>();
            for (int level = 0; level < 4; level++) {
                if (random.nextBoolean()) {
                    box.put(level, space.atoms(random, level));
                }
            }

            assertThat(space.members(space.diagram.box(box)))
                    .as("seed %d", seed)
                    .isEqualTo(space.members(box));
        }
        Space space = new Space(3, 2);
        assertThat(space.diagram.box(Map.of())).isEqualTo(Diagram.TRUE);
        assertThat(space.diagram.box(Map.of(1, new BitSet()))).isEqualTo(Diagram.FALSE);
    }

    @Test
    void node_whoseChildrenAreAllTheSame_isThatChild() {
        Space space = new Space(3, 2);
        int child = space.diagram.among(1, Space.bits(1));
        int before = space.diagram.nodes();

        assertThat(space.diagram.node(0, new int[] {child, child, child})).isEqualTo(child);
        assertThat(space.diagram.among(0, Space.upTo(3))).isEqualTo(Diagram.TRUE);
        assertThat(space.diagram.among(0, new BitSet())).isEqualTo(Diagram.FALSE);
        assertThat(space.diagram.nodes()).isEqualTo(before);
    }

    @Test
    void node_withAChildThatDoesNotComeLater_isRefused() {
        Space space = new Space(2, 2, 2);
        int middle = space.diagram.among(1, Space.bits(1));

        assertThatThrownBy(() -> space.diagram.node(1, new int[] {Diagram.FALSE, middle}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 1 cannot have a child of 1");
        assertThatThrownBy(() -> space.diagram.node(2, new int[] {middle, Diagram.TRUE}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(space.diagram.level(space.diagram.node(0, new int[] {Diagram.FALSE, middle})))
                .isZero();
    }

    @Test
    void children_areThoseThatWereGiven_alsoOfManyAtoms() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int atoms = 1 + random.nextInt(40);
            Diagram diagram = new Diagram(new int[] {atoms}, 5, new Budget(1_000, Duration.ofDays(1)));
            int[] children = new int[atoms];
            for (int atom = 0; atom < atoms; atom++) {
                children[atom] = random.nextInt(4) == 0 ? 2 : random.nextInt(5);
            }
            int node = diagram.node(0, children);
            if (diagram.isTerminal(node)) {
                assertThat(children).containsOnly(node);
                continue;
            }

            assertThat(diagram.children(node)).as("seed %d", seed).isEqualTo(children);
            BitSet exceptions = new BitSet();
            diagram.markExceptions(node, exceptions);
            for (int atom = 0; atom < atoms; atom++) {
                assertThat(diagram.child(node, atom))
                        .as("seed %d atom %d", seed, atom)
                        .isEqualTo(children[atom]);
                assertThat(diagram.evaluate(node, new int[] {atom})).isEqualTo(children[atom]);
                assertThat(exceptions.get(atom))
                        .as("seed %d atom %d", seed, atom)
                        .isEqualTo(children[atom] != children[0]);
            }
        }
    }

    @Test
    void terminals_standBelowAllLevels() {
        Diagram diagram = new Diagram(new int[] {2, 2, 2}, 4, new Budget(100, Duration.ofDays(1)));

        assertThat(diagram.nodes()).isEqualTo(4);
        assertThat(diagram.levels()).isEqualTo(3);
        assertThat(diagram.level(3)).isEqualTo(3);
        assertThat(diagram.isTerminal(3)).isTrue();
        int node = diagram.node(1, new int[] {3, 2});
        assertThat(node).isEqualTo(4);
        assertThat(diagram.isTerminal(node)).isFalse();
        assertThat(diagram.level(node)).isEqualTo(1);
        assertThat(diagram.size(1)).isEqualTo(2);
        assertThat(diagram.evaluate(node, new int[] {0, 1, 0})).isEqualTo(2);
    }

    @Test
    void manyTerminalsAndAtoms_areKept() {
        int many = 5_000;
        Diagram diagram = new Diagram(new int[] {many, 2}, many, new Budget(2 * many, Duration.ofDays(1)));
        int[] children = new int[many];
        Arrays.setAll(children, atom -> (atom * 7 + 3) % many);

        int node = diagram.node(0, children);

        assertThat(diagram.level(many - 1)).isEqualTo(2);
        assertThat(diagram.children(node)).isEqualTo(children);
        assertThat(diagram.node(0, children)).isEqualTo(node);
        assertThat(diagram.nodes()).isEqualTo(many + 1);
    }

    @Test
    void manyNodes_areFoundAgain() {
        Diagram diagram = new Diagram(new int[] {40, 40, 40}, 2, new Budget(1_000_000, Duration.ofDays(1)));
        int[] points = new int[6_000];
        for (int i = 0; i < points.length; i++) {
            points[i] = point(diagram, digits(i));
        }
        int nodes = diagram.nodes();

        assertThat(Arrays.stream(points).distinct().count()).isEqualTo(points.length);
        for (int i = 0; i < points.length; i++) {
            assertThat(point(diagram, digits(i))).isEqualTo(points[i]);
            assertThat(diagram.evaluate(points[i], digits(i))).isEqualTo(Diagram.TRUE);
            assertThat(diagram.evaluate(points[i], digits(i + 1))).isEqualTo(Diagram.FALSE);
        }
        assertThat(diagram.nodes()).isEqualTo(nodes);
    }

    private static int[] digits(int number) {
        return new int[] {number / 1600, number / 40 % 40, number % 40};
    }

    @Test
    void operation_thatWasDone_isNotDoneAgain() {
        Space space = new Space(3, 3, 3, 3, 3, 3);
        Random random = new Random(1);
        int a = space.set(bits(random, 729));
        int b = space.set(bits(random, 729));
        long before = space.budget.steps();
        int both = space.diagram.and(a, b);
        long steps = space.budget.steps() - before;

        assertThat(steps).isPositive().isLessThan(500);
        assertThat(space.diagram.and(b, a)).isEqualTo(both);
        assertThat(space.budget.steps()).isEqualTo(before + steps);
        assertThat(space.members(space.diagram.or(a, b))).isEqualTo(Space.or(space.members(a), space.members(b)));
        assertThat(space.diagram.minus(a, b)).isNotEqualTo(space.diagram.minus(b, a));
    }

    /** Of even and odd numbers of ones there are two nodes for each level, but a path for each number. */
    @Test
    void work_growsWithTheNodes_notWithTheAssignments() {
        int levels = 40;
        int[] sizes = new int[levels];
        Arrays.fill(sizes, 2);
        Budget budget = new Budget(10_000, Duration.ofDays(1));
        Diagram diagram = new Diagram(sizes, 2, budget);
        int even = Diagram.TRUE;
        int odd = Diagram.FALSE;
        for (int level = levels - 1; level >= 0; level--) {
            int evenBefore = even;
            even = diagram.node(level, new int[] {even, odd});
            odd = diagram.node(level, new int[] {odd, evenBefore});
        }

        assertThat(diagram.and(even, odd)).isEqualTo(Diagram.FALSE);
        assertThat(diagram.or(even, odd)).isEqualTo(Diagram.TRUE);
        assertThat(diagram.not(even)).isEqualTo(odd);
        assertThat(diagram.nodes()).isEqualTo(2 + 2 * levels);
        assertThat(budget.steps()).isLessThan(10L * levels);
    }

    private static BitSet bits(Random random, int many) {
        BitSet bits = new BitSet();
        for (int i = 0; i < many; i++) {
            bits.set(i, random.nextBoolean());
        }
        return bits;
    }
}
