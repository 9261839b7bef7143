package dev.pointsman.verify.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Operand REGION = new Operand.Field(TicketField.REGION);
    private static final Operand PRIORITY = new Operand.Field(TicketField.PRIORITY);

    private static String name(Dimension dimension) {
        return dimension instanceof Dimension.Values values
                ? values.operand().text()
                : dimension instanceof Dimension.TextTest test ? test.test().text() : String.valueOf(dimension);
    }

    @Test
    void dimensions_thatMoreRulesLookAt_comeFirst() {
        Condition.Leaf starts = new Condition.Affix(Cut.SUBJECT, false, "x");
        Domain domain = Cut.by(
                TicketSchema.OPEN,
                new Condition.All(List.of(Cut.equal(Cut.CATEGORY, "a"), Cut.equal(PRIORITY, 1), starts)),
                new Condition.Not(Cut.equal(PRIORITY, 2)),
                new Condition.Any(List.of(Cut.tag("u"), Cut.equal(REGION, "EU"), Cut.tag("t"))),
                new Condition.All(List.of(Cut.tag("u"), Cut.equal(PRIORITY, 3))));

        assertThat(domain.dimensions())
                .extracting(DomainTest::name)
                .containsExactly(
                        "priority",
                        "Tag[tag=u]",
                        "category",
                        "region",
                        "subject",
                        "subject str[startsWith] \"x\"",
                        "Tag[tag=t]",
                        "Periods[from=[" + Instant.MIN + "]]");
        assertThat(domain.level(PRIORITY)).isZero();
        assertThat(domain.tag("t")).isEqualTo(6);
        assertThat(domain.level(new Dimension.TextTest(starts))).isEqualTo(5);
        assertThat(domain.periods()).isEqualTo(7);
        assertThat(domain.dimension(1)).isEqualTo(new Dimension.Tag("u"));
        assertThat(domain.values(REGION).operand()).isEqualTo(REGION);
        assertThat(domain.has(new Dimension.Tag("u"))).isTrue();
        assertThat(domain.has(new Dimension.Tag("other"))).isFalse();
        assertThat(domain.sizes()).containsExactly(6, 2, 3, 3, 2, 2, 2, 1);
        assertThatThrownBy(() -> domain.level(Cut.N))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no rule that counts tests ");
    }

    @Test
    void values_outsideOfTheSchema_countForEverythingOnly() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("a", "b"))
                .build();
        Domain domain = Cut.by(schema, Cut.equal(Cut.CATEGORY, "a"), Cut.tag("t"));

        assertThat(Cut.names(domain, Cut.CATEGORY)).containsExactly("absent", "a", "b", "one outside the schema");
        assertThat(domain.known().get(domain.level(Cut.CATEGORY))).isEqualTo(Cut.bits(0, 1, 2));
        assertThat(domain.everything().get(domain.level(Cut.CATEGORY))).isEqualTo(Cut.bits(0, 1, 2, 3));
        assertThat(domain.known().get(domain.tag("t"))).isEqualTo(Cut.bits(0, 1));
        assertThat(domain.values(Cut.CATEGORY).otherTexts()).isEqualTo(Cut.bits(3));
        assertThat(domain.values(Cut.CATEGORY).texts()).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void periods_beginWhereARuleBeginsOrEnds() {
        List<Rule> rules = List.of(
                Cut.rule("a").effectiveFrom(MAY).expiresAt(JULY).build(),
                Cut.rule("b").effectiveFrom(MARCH).build(),
                Cut.rule("c").effectiveFrom(MARCH).expiresAt(MAY).build());

        assertThat(periods(rules, Instant.MIN)).containsExactly(Instant.MIN, MARCH, MAY, JULY);
        assertThat(periods(rules, MARCH)).containsExactly(MARCH, MAY, JULY);
        assertThat(periods(rules, MARCH.plusSeconds(1))).containsExactly(MARCH.plusSeconds(1), MAY, JULY);
        assertThat(periods(rules, JULY)).containsExactly(JULY);
    }

    private static List<Instant> periods(List<Rule> rules, Instant from) {
        Domain domain = Domain.of(rules, List.of(), from);
        return ((Dimension.Periods) domain.dimension(domain.periods())).from();
    }

    @Test
    void sessionRules_ofTheSameText_shareADimension_afterThePeriods() {
        Rule one = Cut.rule("one").session("a fact", 1).build();
        Rule other = Cut.rule("other").session("a fact", 1).build();
        Domain domain = Domain.of(List.of(one, other, one), List.of(), Instant.MIN);

        assertThat(domain.dimensions()).hasSize(3);
        assertThat(domain.periods()).isZero();
        assertThat(domain.level(Dimension.Session.of(one))).isEqualTo(1);
        assertThat(domain.level(Dimension.Session.of(other))).isEqualTo(2);
        assertThat(domain.sizes()).containsExactly(1, 2, 2);
    }

    @Test
    void effectiveRules_areThoseThatCanStillMatch() {
        RuleSet rules = RuleSets.of(
                "rule \"over\" date-expires \"2026-03-01\" when Ticket( region == \"EU\" ) then routing.to(\"a\"); end\n",
                "rule \"off\" enabled false when Ticket( region == \"EU\" ) then routing.to(\"a\"); end\n",
                "rule \"later\" date-effective \"2027-01-01\" when Ticket( region == \"UK\" ) then routing.to(\"a\"); end\n");

        assertThat(Domain.effective(rules, MARCH)).extracting(Rule::id).containsExactly("later", "fallback");
        assertThat(Domain.effective(rules, MARCH.minusSeconds(1)))
                .extracting(Rule::id)
                .containsExactly("later", "over", "fallback");
    }

    @Test
    void valueThatMayBeATag_isComparedWithEveryTag_andEveryTagWithIt() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.REGION, List.of("EU", "UK"))
                .build();
        Domain domain = Cut.by(
                schema,
                new Condition.MemberOfTags(Cut.CATEGORY),
                new Condition.MemberOfTags(REGION),
                Cut.equal(Cut.CATEGORY, "a"),
                Cut.tag("t"));

        assertThat(Cut.names(domain, Cut.CATEGORY)).containsExactly("absent", "EU", "UK", "a", "t", "another");
        assertThat(Cut.names(domain, REGION)).containsExactly("absent", "EU", "UK", "a", "t", "one outside the schema");
        assertThat(domain.known().get(domain.level(REGION))).isEqualTo(Cut.bits(0, 1, 2));
        for (String tag : List.of("EU", "UK", "a", "t")) {
            assertThat(domain.has(new Dimension.Tag(tag))).as(tag).isTrue();
        }
        assertThat(domain.dimensions())
                .contains(new Dimension.OtherIsTag(Cut.CATEGORY), new Dimension.OtherIsTag(REGION));
        assertThat(domain.level(new Dimension.OtherIsTag(Cut.CATEGORY))).isEqualTo(domain.level(Cut.CATEGORY) + 1);
    }

    @Test
    void listedValuesThatNoRuleNames_shareAnAtom_thatCountsForEachOfThem() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("a", "b", "c", "d", "e", "f g"))
                .values(TicketField.REGION, List.of("v", "w", "x", "y", "z"))
                .build();
        Domain domain = Cut.by(schema, Cut.equal(Cut.CATEGORY, "a"), Cut.equal(REGION, "v"));

        assertThat(Cut.names(domain, Cut.CATEGORY))
                .containsExactly("absent", "a", "b, c, d, e or 1 more", "one outside the schema");
        assertThat(Cut.names(domain, REGION)).containsExactly("absent", "v", "w, x, y, z", "one outside the schema");
        assertThat(domain.values(Cut.CATEGORY).atoms()).extracting(Atom::weight).containsExactly(1.0, 1.0, 5.0, 1.0);
        assertThat(domain.values(Cut.CATEGORY).listed()).containsExactlyInAnyOrder("b", "c", "d", "e", "f g");
        assertThat(domain.values(Cut.CATEGORY).texts()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f g");
    }

    @Test
    void schemasThatAreCompared_countTogether_andOneThatIsOpenOpensThemAll() {
        TicketSchema one = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("a", "b"))
                .build();
        TicketSchema other = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("c"))
                .build();
        List<Rule> rules =
                List.of(Cut.rule("r").condition(Cut.equal(Cut.CATEGORY, "a")).build());

        assertThat(Cut.names(Domain.of(rules, List.of(one, other), Instant.MIN), Cut.CATEGORY))
                .containsExactly("absent", "a", "b, c", "one outside the schema");
        Domain open = Domain.of(rules, List.of(one, TicketSchema.OPEN), Instant.MIN);
        assertThat(Cut.names(open, Cut.CATEGORY)).containsExactly("absent", "a", "another");
        assertThat(open.known().get(0)).isEqualTo(Cut.bits(0, 1, 2));
    }

    @Test
    void testThatLooksIntoTexts_givesEachListedValueAnAtom() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("ab", "b"))
                .build();
        Domain domain = Cut.by(schema, new Condition.Contains(Cut.CATEGORY, "a"));

        assertThat(Cut.names(domain, Cut.CATEGORY)).containsExactly("absent", "ab", "b", "one outside the schema");
    }

    @Test
    void operandsOfEachKind_haveTheirAtoms() {
        Operand id = new Operand.Field(TicketField.ID);
        Operand opened = new Operand.Field(TicketField.OPENED_AT);
        Domain domain =
                Cut.by(TicketSchema.OPEN, Cut.equal(PRIORITY, 1), Cut.equal(id, "T-1"), Cut.equal(opened, null));

        assertThat(Cut.names(domain, PRIORITY)).containsExactly("absent", "1", "2", "3", "4", "5");
        assertThat(Cut.names(domain, opened)).containsExactly("absent", "present");
        assertThat(Cut.names(domain, id)).containsExactly("another", "T-1");
        assertThat(domain.values(id).atoms().get(0).value()).isEqualTo("other-id");
        assertThat(domain.values(id).otherTexts()).isEqualTo(Cut.bits(0));
    }

    @Test
    void attribute_hasTheAtomsOfAllTypes_ofWhichTheSchemaKnowsOne() {
        Condition.Leaf above = new Condition.Order(Cut.N, Relation.GREATER, 10);
        for (AttributeType type : AttributeType.values()) {
            Domain domain = Cut.by(TicketSchema.builder().attribute("n", type).build(), Cut.equal(Cut.N, "a"));
            assertThat(domain.values(Cut.N).atoms())
                    .filteredOn(Atom::known)
                    .extracting(Atom::text)
                    .containsExactlyElementsOf(
                            switch (type) {
                                case TEXT -> List.of("absent", "a", "another");
                                case NUMBER -> List.of("absent", "a number");
                                case BOOLEAN -> List.of("absent", "true", "false");
                            });
        }
        Domain open = Cut.by(TicketSchema.OPEN, Cut.equal(Cut.N, "a"));
        assertThat(Cut.names(open, Cut.N)).containsExactly("absent", "a", "another", "a number", "true or false");
        assertThat(open.values(Cut.N).known()).isEqualTo(Cut.bits(0, 1, 2, 3, 4));
        assertThat(open.values(Cut.N).atoms()).extracting(Atom::weight).containsExactly(1.0, 1.0, 1.0, 1.0, 2.0);
        assertThat(Cut.names(Cut.by(TicketSchema.OPEN, Cut.equal(Cut.N, true)), Cut.N))
                .containsExactly("absent", "another", "a number", "true", "false");
        assertThat(Cut.names(Cut.by(TicketSchema.OPEN, above), Cut.N))
                .containsExactly(
                        "absent",
                        "another",
                        "the text \"9\" or alike",
                        "the text \"11\" or alike",
                        "below 10",
                        "10",
                        "above 10",
                        "true or false");
        assertThat(Cut.names(Cut.by(TicketSchema.OPEN, new Condition.Order(Cut.N, Relation.LESS, 0.5)), Cut.N))
                .contains("the text \"NaN\" or alike", "the text \"0\" or alike");
        assertThat(Cut.names(
                        Cut.by(
                                TicketSchema.builder()
                                        .attribute("n", List.of("x", "y"))
                                        .build(),
                                Cut.equal(Cut.N, "x")),
                        Cut.N))
                .containsExactly("absent", "x", "y", "one outside the schema", "a number", "true or false");
    }

    @Test
    void comparisonWithAText_tellsWholeNumbersFromOthers() {
        Domain domain = Cut.by(TicketSchema.OPEN, new Condition.Order(Cut.N, Relation.LESS, "5"));

        assertThat(Cut.names(domain, Cut.N))
                .containsExactly(
                        "absent",
                        "5",
                        "another",
                        "below 5, whole",
                        "below 5, not whole",
                        "5",
                        "above 5, whole",
                        "above 5, not whole",
                        "true or false");
        assertThat(Cut.names(Cut.by(TicketSchema.OPEN, new Condition.Order(Cut.N, Relation.LESS, "word")), Cut.N))
                .containsExactly(
                        "absent", "word", "another", "any number, whole", "any number, not whole", "true or false");
        assertThat(Cut.names(Cut.by(TicketSchema.OPEN, new Condition.Order(Cut.N, Relation.LESS, "NaN")), Cut.N))
                .containsExactly(
                        "absent", "NaN", "another", "any number, whole", "any number, not whole", "true or false");
    }

    @Test
    void numbersWithoutAWholeOneBetween_haveABrokenOne() {
        Domain domain = Cut.by(
                TicketSchema.builder().attribute("n", AttributeType.NUMBER).build(),
                new Condition.OneOf(Cut.N, List.of(1, 2.5, 2, -0.0)));
        assertThat(domain.values(Cut.N).atoms())
                .filteredOn(Atom::known)
                .extracting(Atom::value)
                .containsExactly(null, -1, 0, 0.5, 1, 1.5, 2, 2.25, 2.5, 3);
        assertThat(domain.values(Cut.N).atoms())
                .filteredOn(Atom::known)
                .extracting(Atom::text)
                .containsExactly(
                        "absent",
                        "below 0",
                        "0",
                        "between 0 and 1",
                        "1",
                        "between 1 and 2",
                        "2",
                        "between 2 and 2.5",
                        "2.5",
                        "above 2.5");
    }

    @Test
    void otherText_isNoneThatRulesName() {
        Domain domain =
                Cut.by(TicketSchema.OPEN, Cut.equal(Cut.CATEGORY, "other-category"), Cut.equal(Cut.N, "other-n"));

        assertThat(domain.values(Cut.CATEGORY).atoms().get(2).value()).isEqualTo("other-category-");
        assertThat(domain.values(Cut.N).atoms().get(2).value()).isEqualTo("other-n-");
        assertThat(Cut.by(TicketSchema.OPEN, Cut.equal(Cut.N, "x"))
                        .values(Cut.N)
                        .atoms()
                        .get(2)
                        .value())
                .isEqualTo("other-n");
    }

    @Test
    void testsOfOneQuestion_shareADimension() {
        Condition.Leaf matches = new Condition.Matches(Cut.SUBJECT, Regex.of("a.*"), false);
        Condition.Leaf not = new Condition.Matches(Cut.SUBJECT, Regex.of("a.*"), true);
        Condition.Leaf below = new Condition.Order(Cut.SUBJECT, Relation.LESS, "m");
        Condition.Leaf atLeast = new Condition.Order(Cut.SUBJECT, Relation.AT_LEAST, "m");
        Domain domain = Cut.by(TicketSchema.OPEN, matches, not, below, atLeast);

        assertThat(domain.dimensions())
                .filteredOn(Dimension.TextTest.class::isInstance)
                .containsExactlyInAnyOrder(new Dimension.TextTest(matches), new Dimension.TextTest(below));
        assertThat(Leaves.isReversed(not)).isTrue();
        assertThat(Leaves.isReversed(matches)).isFalse();
        assertThat(Leaves.isReversed(atLeast)).isTrue();
        assertThat(Leaves.isReversed(below)).isFalse();
        assertThat(Leaves.isReversed(new Condition.Order(Cut.SUBJECT, Relation.GREATER, "m")))
                .isTrue();
        assertThat(Leaves.isReversed(new Condition.Order(Cut.SUBJECT, Relation.AT_MOST, "m")))
                .isFalse();
        assertThat(Leaves.isReversed(new Condition.Order(Cut.N, Relation.GREATER, 1)))
                .isFalse();
        assertThat(Leaves.textTest(Cut.equal(Cut.SUBJECT, "a"))).isNull();
        assertThat(Leaves.textTest(new Condition.Order(Cut.N, Relation.LESS, 1)))
                .isNull();
        for (Condition.Leaf leaf : List.of(
                new Condition.Contains(Cut.SUBJECT, "a"),
                new Condition.Affix(Cut.SUBJECT, true, "a"),
                new Condition.Length(Cut.SUBJECT, 3))) {
            assertThat(Leaves.textTest(leaf)).isEqualTo(leaf);
        }
    }

    @Test
    void leaves_areFoundInEveryPart_fromLeftToRight() {
        Condition.Leaf a = Cut.equal(Cut.CATEGORY, "a");
        Condition.Leaf b = Cut.equal(Cut.CATEGORY, "b");
        Condition.Leaf c = Cut.tag("c");
        Condition condition = new Condition.All(List.of(
                a, new Condition.Not(new Condition.Any(List.of(b, new Condition.All(List.of(c)))))));

        assertThat(Leaves.of(condition)).containsExactly(a, b, c);
        assertThat(Leaves.of(a)).containsExactly(a);
        assertThat(Leaves.parts(a)).isEmpty();
        assertThat(Leaves.parts(new Condition.Not(a))).containsExactly(a);
        assertThat(Leaves.isOnTags(c)).isTrue();
        assertThat(Leaves.isOnTags(a)).isFalse();
        assertThat(Domain.isTags(Cut.N)).isFalse();
    }
}
