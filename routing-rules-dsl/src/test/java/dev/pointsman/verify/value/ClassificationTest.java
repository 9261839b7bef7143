package dev.pointsman.verify.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.text.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private static final List<Object> VALUES = Arrays.asList(
            null, "a", "b", "ab", "c", "other", "1", "+1", "2.5", "7", "-7", "NaN", "1e9", -1, 0, 1, 2, 2.5, 3, 7, 8,
            -0.5, 1e12, -1e12, true, false);

    private static Condition.Leaf leaf(Random random, Operand operand) {
        Object constant = VALUES.get(1 + random.nextInt(VALUES.size() - 1));
        return switch (random.nextInt(5)) {
            case 0 -> new Condition.Equal(operand, random.nextInt(4) == 0 ? null : constant);
            case 1 -> new Condition.OneOf(operand, List.of(constant, "b", 3));
            case 2 ->
                new Condition.Matches(
                        operand, Regex.of(random.nextBoolean() ? "a.*" : ".*[0-9]"), random.nextBoolean());
            default ->
                new Condition.Order(
                        operand,
                        List.of(Relation.values()).get(random.nextInt(4)),
                        constant instanceof Boolean ? Integer.valueOf(5) : (Comparable<?>) constant);
        };
    }

    private static int ask(Condition.Leaf leaf, Ticket ticket) {
        try {
            return leaf.holds(ticket) ? 1 : 0;
        } catch (RuleEngineException e) {
            return 2;
        }
    }

    /** What all tests say of two values of one atom is the same; of other texts, what is no dimension of its own. */
    @Test
    void valuesOfOneAtom_areToldApartByNoTest() {
        for (long seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            List<Condition.Leaf> leaves = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                leaves.add(leaf(random, Cut.N));
            }
            Domain domain = Cut.by(TicketSchema.OPEN, leaves.toArray(Condition[]::new));
            Classification classification = new Classification(domain);
            Map<List<Integer>, List<Integer>> byPlace = new HashMap<>();
            for (Object value : VALUES) {
                Ticket ticket = Tickets.with(Ticket.builder("T"), Cut.N, value).build();
                int[] place = classification.of(ticket, AT);
                Atom atom = domain.values(Cut.N).atoms().get(place[domain.level(Cut.N)]);
                String what = "seed " + seed + ": " + value + " as " + atom + " by " + leaves;
                List<Integer> answers =
                        leaves.stream().map(leaf -> ask(leaf, ticket)).toList();
                List<Integer> key = Arrays.stream(place).boxed().toList();
                assertThat(byPlace.computeIfAbsent(key, unused -> answers))
                        .as(what)
                        .isEqualTo(answers);
                assertThat(atom.kind() == Atom.Kind.ABSENT).as(what).isEqualTo(value == null);
                if (atom.kind() == Atom.Kind.ONE) {
                    assertThat(value).as(what).isEqualTo(atom.value());
                }
                assertThat(atom.value() == null || value == null || isText(atom.value()) == isText(value))
                        .as(what)
                        .isTrue();
            }
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String;
    }

    @Test
    void atom_holdsItsOwnValue() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Condition.Leaf> leaves = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                leaves.add(leaf(random, Cut.N));
            }
            Domain domain = Cut.by(TicketSchema.OPEN, leaves.toArray(Condition[]::new));
            Classification classification = new Classification(domain);
            List<Atom> atoms = domain.values(Cut.N).atoms();
            for (int atom = 0; atom < atoms.size(); atom++) {
                Object value = atoms.get(atom).value();
                Ticket ticket = Tickets.with(Ticket.builder("T"), Cut.N, value).build();
                assertThat(classification.of(ticket, AT)[domain.level(Cut.N)])
                        .as("seed %d: %s by %s", seed, atoms.get(atom), leaves)
                        .isEqualTo(atom);
            }
        }
    }

    @Test
    void knownAtoms_areWhatTheSchemaAllows() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("a", "b"))
                .attribute("n", AttributeType.NUMBER)
                .build();
        Domain domain = Cut.by(
                schema,
                Cut.equal(Cut.CATEGORY, "a"),
                Cut.equal(Cut.CATEGORY, "z"),
                new Condition.Order(Cut.N, Relation.LESS, 10));
        Classification classification = new Classification(domain);
        for (String category : Arrays.asList(null, "a", "b", "c", "z")) {
            Ticket ticket = Ticket.builder("T").category(category).build();
            int level = domain.level(Cut.CATEGORY);
            assertThat(domain.known().get(level).get(classification.of(ticket, AT)[level]))
                    .as(category)
                    .isEqualTo(category == null || "ab".contains(category));
        }
        for (Object value : Arrays.asList(null, "a", 5, 10, 11.5, true)) {
            Ticket ticket = Ticket.builder("T").attribute("n", value).build();
            int level = domain.level(Cut.N);
            assertThat(domain.known().get(level).get(classification.of(ticket, AT)[level]))
                    .as("%s", value)
                    .isEqualTo(value == null || value instanceof Number);
        }
    }

    @Test
    void answers_areThoseOfTheTicket() {
        Condition.Leaf starts = new Condition.Affix(Cut.SUBJECT, false, "x");
        Domain domain = Cut.by(
                TicketSchema.OPEN,
                starts,
                Cut.equal(Cut.SUBJECT, "xy"),
                Cut.tag("t"),
                new Condition.MemberOfTags(Cut.CATEGORY));
        Classification classification = new Classification(domain);
        int test = domain.level(new Dimension.TextTest(starts));
        int other = domain.level(new Dimension.OtherIsTag(Cut.CATEGORY));

        int[] place = classification.of(
                Ticket.builder("T")
                        .subject("xx")
                        .tag("t")
                        .tag("c")
                        .category("c")
                        .build(),
                AT);
        assertThat(new int[] {place[test], place[domain.tag("t")], place[other]})
                .containsExactly(1, 1, 1);
        place = classification.of(
                Ticket.builder("T").subject("ax").tag("u").category("c").build(), AT);
        assertThat(new int[] {place[test], place[domain.tag("t")], place[other]})
                .containsExactly(0, 0, 0);
        // Of a text that rules name, nothing is asked: its atom says it all.
        place = classification.of(
                Ticket.builder("T").subject("xy").tag("t").category("t").build(), AT);
        assertThat(new int[] {place[test], place[domain.tag("t")], place[other]})
                .containsExactly(0, 1, 0);
        place = classification.of(Ticket.builder("T").build(), AT);
        assertThat(place).containsOnly(0);
    }

    @Test
    void period_isTheLastThatHasBegun() {
        Instant from = AT.minusSeconds(100);
        List<Rule> rules = List.of(
                Cut.rule("a").effectiveFrom(AT).expiresAt(AT.plusSeconds(50)).build());
        Domain domain = Domain.of(rules, List.of(), from);
        Classification classification = new Classification(domain);
        Ticket ticket = Ticket.builder("T").build();

        assertThat(classification.of(ticket, from.minusSeconds(1))).containsExactly(0);
        assertThat(classification.of(ticket, AT.minusNanos(1))).containsExactly(0);
        assertThat(classification.of(ticket, AT)).containsExactly(1);
        assertThat(classification.of(ticket, AT.plusSeconds(49))).containsExactly(1);
        assertThat(classification.of(ticket, AT.plusSeconds(50))).containsExactly(2);
        assertThat(classification.of(ticket, Instant.MAX)).containsExactly(2);
    }

    @Test
    void sessionRules_matchAsSaid() {
        Rule one = Cut.rule("one").session("a fact", 1).build();
        Rule other = Cut.rule("other").session("a fact", 1).build();
        Domain domain = Domain.of(List.of(one, other), List.of(), Instant.MIN);
        Classification classification = new Classification(domain);
        BitSet sessions = Cut.bits(domain.level(Dimension.Session.of(other)));

        assertThat(classification.of(Ticket.builder("T").build(), AT)).containsExactly(0, 0, 0);
        assertThat(classification.of(Ticket.builder("T").build(), AT, sessions)).containsExactly(0, 0, 1);
    }

    @Test
    void valueThatTheOperandCannotHave_isRefused() {
        Domain domain = Cut.by(TicketSchema.OPEN, Cut.equal(new Operand.Field(TicketField.PRIORITY), 1));
        AtomIndex index = new AtomIndex(domain.values(new Operand.Field(TicketField.PRIORITY)));

        assertThat(index.of(null)).isZero();
        assertThat(index.of(5)).isEqualTo(5);
        assertThatThrownBy(() -> index.of(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("priority cannot be 6");
        assertThatThrownBy(() -> index.of("high")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A drafted ticket has what the assignment says, and where that says nothing, nothing. */
    @Test
    void draft_hasTheAssignment_andNothingElse() {
        List<Condition> conditions = List.of(
                Cut.equal(new Operand.Field(TicketField.ID), "T-7"),
                Cut.equal(Cut.CATEGORY, "a"),
                new Condition.MemberOfTags(Cut.CATEGORY),
                new Condition.Affix(Cut.SUBJECT, false, "x"),
                new Condition.Contains(Cut.SUBJECT, "y"),
                Cut.equal(Cut.SUBJECT, "xy"),
                new Condition.Order(Cut.N, Relation.LESS, 5),
                Cut.tag("t"),
                Cut.tag("a"));
        List<Rule> rules = new ArrayList<>();
        for (Condition condition : conditions) {
            rules.add(Cut.rule("r" + rules.size())
                    .condition(condition)
                    .effectiveFrom(AT.plusSeconds(rules.size() % 3))
                    .build());
        }
        rules.add(Cut.rule("session").session("a fact", 1).build());
        Domain domain = Domain.of(rules, List.of(), AT);
        Classification classification = new Classification(domain);
        int drafted = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int[] assignment = new int[domain.dimensions().size()];
            for (int level = 0; level < assignment.length; level++) {
                assignment[level] = random.nextInt(3) == 0 ? -1 : random.nextInt(domain.sizes()[level]);
            }
            Drafting draft = new Drafting(domain, assignment);
            assertThat(draft.contradiction()).isNull();
            Ticket ticket = Objects.requireNonNull(draft.ticket());
            int[] place = classification.of(ticket, draft.at(), draft.sessions());
            for (int level = 0; level < assignment.length; level++) {
                Dimension dimension = domain.dimension(level);
                Operand operand = dimension.textOperand();
                boolean asked = operand == null
                        || domain.values(operand).otherTexts().get(Math.max(0, assignment[domain.level(operand)]));
                boolean open = operand != null && assignment[level] < 0;
                if (asked && !open) {
                    assertThat(place[level])
                            .as("seed %d: %s of %s in %s", seed, dimension, Arrays.toString(assignment), ticket)
                            .isEqualTo(Math.max(0, assignment[level]));
                }
            }
            drafted++;
        }
        assertThat(drafted).isEqualTo(500);
    }

    @Test
    void draft_thatAsksForWhatNoTextGives_saysWhich() {
        Condition.Leaf wide = new Condition.Affix(Cut.SUBJECT, false, "x");
        Condition.Leaf narrow = new Condition.Affix(Cut.SUBJECT, false, "xy");
        Domain domain = Cut.by(TicketSchema.OPEN, wide, narrow);
        int[] assignment = new int[domain.dimensions().size()];
        assignment[domain.level(Cut.SUBJECT)] = 1;
        assignment[domain.level(new Dimension.TextTest(narrow))] = 1;

        Drafting draft = new Drafting(domain, assignment);

        assertThat(draft.ticket()).isNull();
        assertThat(draft.contradiction())
                .extracting(answer -> answer.test().text() + " " + answer.answer())
                .containsExactly("subject str[startsWith] \"xy\" 1", "subject str[startsWith] \"x\" 0");
        assertThat(draft.answers()).hasSize(2);
        assignment[domain.level(new Dimension.TextTest(wide))] = -1;
        Drafting open = new Drafting(domain, assignment);
        assertThat(open.answers()).hasSize(1);
        assertThat(Objects.requireNonNull(open.ticket()).subject()).startsWith("xy");
    }

    @Test
    void draft_hasTheUsualId_ifNoRuleNamesIt() {
        Operand id = new Operand.Field(TicketField.ID);
        for (String named : List.of("T-7", Witness.ID)) {
            Domain domain = Cut.by(TicketSchema.OPEN, Cut.equal(id, named));
            Ticket ticket = Objects.requireNonNull(new Drafting(domain, new int[] {0, 0}).ticket());
            assertThat(ticket.id()).isEqualTo(named.equals("T-7") ? Witness.ID : "other-id");
            assertThat(Objects.requireNonNull(new Drafting(domain, new int[] {1, 0}).ticket())
                            .id())
                    .isEqualTo(named);
        }
    }

    @Test
    void draft_ofAPeriodWithoutABeginning_isShortlyBeforeItsEnd() {
        List<Rule> rules = List.of(Cut.rule("a").effectiveFrom(AT).build());
        Domain domain = Domain.of(rules, List.of(), Instant.MIN);

        assertThat(new Drafting(domain, new int[] {0}).at()).isEqualTo(AT.minusSeconds(1));
        assertThat(new Drafting(domain, new int[] {-1}).at()).isEqualTo(AT.minusSeconds(1));
        assertThat(new Drafting(domain, new int[] {1}).at()).isEqualTo(AT);
        assertThat(new Drafting(Domain.of(List.of(), List.of(), Instant.MIN), new int[] {0}).at())
                .isEqualTo(Instant.EPOCH);
    }
}
