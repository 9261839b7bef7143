package dev.pointsman.verify.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTextTest {

    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .values(TicketField.CATEGORY, List.of("refund", "payout", "x y", "loss", "fee"))
            .build();
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static Domain categories() {
        return Cut.by(
                SCHEMA,
                Cut.equal(Cut.CATEGORY, "refund"),
                Cut.equal(Cut.CATEGORY, "payout"),
                Cut.equal(Cut.CATEGORY, "gone"));
    }

    private static Region region(Domain domain, Map<Integer, BitSet> cube) {
        return new RegionText(domain).region(cube);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund                                | category refund                        | 0.16666666666666666",
                "refund;payout                         | category payout or refund              | 0.3333333333333333",
                "absent;refund                         | category refund or absent              | 0.3333333333333333",
                "\"x y\", loss, fee                    | category \"x y\", loss, fee            | 0.5",
                "absent;payout;\"x y\", loss, fee      | category other than refund             | 0.8333333333333334",
                "payout;refund;\"x y\", loss, fee      | category other than absent             | 0.8333333333333334",
                "absent;payout;refund;\"x y\", loss, fee | every ticket                         | 1",
                "absent;payout;refund;\"x y\", loss, fee;gone | every ticket                    | 1",
                "refund;gone                           | category refund                        | 0.16666666666666666",
                "gone                                  | category gone                          | 0",
                "gone;one outside the schema           | category gone or one outside the schema | 0"
            })
    void values_areNamed_orThoseThatAreLeftOut(String atoms, String expected, double share) {
        Domain domain = categories();
        Region region = region(domain, Map.of(0, Cut.atoms(domain, Cut.CATEGORY, atoms.split(";"))));

        assertThat(region).hasToString(expected);
        assertThat(region.share()).isCloseTo(share, EXACT);
    }

    @Test
    void otherTexts_areNotLeftOutByName() {
        Domain domain = Cut.by(TicketSchema.OPEN, Cut.equal(Cut.CATEGORY, "a"), Cut.equal(Cut.CATEGORY, "b"));

        assertThat(region(domain, Map.of(0, Cut.atoms(domain, Cut.CATEGORY, "absent", "a", "b"))))
                .hasToString("category a, b or absent");
        assertThat(region(domain, Map.of(0, Cut.atoms(domain, Cut.CATEGORY, "absent", "another", "b"))))
                .hasToString("category other than a");
        assertThat(region(domain, Map.of(0, Cut.atoms(domain, Cut.CATEGORY, "another", "b"))))
                .hasToString("category b or another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "below 100                                    | below 100",
                "below 100;100                                | 100 or below",
                "100                                          | 100",
                "100;1000                                     | 100 or 1000",
                "100;between 100 and 1000                     | from 100 to below 1000",
                "100;between 100 and 1000;1000                | from 100 to 1000",
                "between 100 and 1000                         | above 100 to below 1000",
                "between 100 and 1000;1000                    | above 100 to 1000",
                "1000;above 1000                              | 1000 or above",
                "above 1000                                   | above 1000",
                "below 100;above 1000                         | below 100 or above 1000",
                "below 100;between 100 and 1000               | below 100 or above 100 to below 1000",
                "below 100;100;1000;above 1000                | 100 or below or 1000 or above",
                "below 100;100;between 100 and 1000;1000;above 1000 | any number",
                "absent;100;another                           | another, 100 or absent",
                "absent;100;true or false                     | true or false, 100 or absent",
            })
    void numbers_areJoinedToStretches(String atoms, String expected) {
        Domain domain = Cut.by(
                TicketSchema.OPEN,
                new Condition.Order(Cut.N, Relation.LESS, 100),
                new Condition.Order(Cut.N, Relation.LESS, 1000));

        assertThat(region(domain, Map.of(0, Cut.atoms(domain, Cut.N, atoms.split(";")))))
                .hasToString("attributes[\"n\"] " + expected);
    }

    @Test
    void numbersThatAreToldApartByType_areNotJoined() {
        Domain domain = Cut.by(TicketSchema.OPEN, new Condition.Order(Cut.N, Relation.LESS, "5"));
        BitSet atoms = new BitSet();
        atoms.or(Cut.atoms(domain, Cut.N, "below 5, whole", "below 5, not whole"));
        atoms.set(domain.values(Cut.N).atoms().indexOf(Atom.one(5, true)));

        assertThat(region(domain, Map.of(domain.level(Cut.N), atoms)))
                .hasToString("attributes[\"n\"] below 5, whole, below 5, not whole or 5");
    }

    @Test
    void tags_areSaidTogether() {
        Domain domain = Cut.by(TicketSchema.OPEN, Cut.tag("a"), Cut.tag("b"), Cut.tag("c"), Cut.tag("d e"));
        Map<Integer, BitSet> cube = new TreeMap<>();
        cube.put(domain.tag("a"), Cut.bits(1));
        assertThat(region(domain, cube)).hasToString("tags with a");
        cube.put(domain.tag("b"), Cut.bits(0));
        assertThat(region(domain, cube)).hasToString("tags with a and tags without b");
        cube.put(domain.tag("c"), Cut.bits(1));
        cube.put(domain.tag("d e"), Cut.bits(0));

        Region region = region(domain, cube);

        assertThat(region).hasToString("tags with a and c and tags without b or \"d e\"");
        assertThat(region.share()).isCloseTo(1.0 / 16, EXACT);
        assertThat(region.parts()).hasSize(2);
    }

    @Test
    void questionsOfTexts_areSaidAsTests() {
        Condition.Leaf starts = new Condition.Affix(Cut.SUBJECT, false, "x");
        Domain domain = Cut.by(
                TicketSchema.OPEN, starts, Cut.equal(Cut.SUBJECT, "exact"), new Condition.MemberOfTags(Cut.CATEGORY));
        int test = domain.level(new Dimension.TextTest(starts));
        int other = domain.level(new Dimension.OtherIsTag(Cut.CATEGORY));

        assertThat(region(domain, Map.of(test, Cut.bits(1)))).hasToString("subject str[startsWith] \"x\"");
        assertThat(region(domain, Map.of(test, Cut.bits(0)))).hasToString("subject not (str[startsWith] \"x\")");
        assertThat(region(domain, Map.of(other, Cut.bits(1)))).hasToString("category among the tags");
        assertThat(region(domain, Map.of(other, Cut.bits(0)))).hasToString("category not among the tags");
        assertThat(region(domain, Map.of(test, Cut.bits(0, 1), other, Cut.bits(0)))
                        .parts())
                .hasSize(1);
    }

    @Test
    void times_areSaidAsStretches() {
        Instant one = Instant.parse("2026-01-01T00:00:00Z");
        Instant two = Instant.parse("2026-02-01T00:00:00Z");
        Instant three = Instant.parse("2026-03-01T00:00:00Z");
        List<Rule> rules = new ArrayList<>();
        for (Instant from : List.of(one, two, three)) {
            rules.add(Cut.rule("r" + rules.size()).effectiveFrom(from).build());
        }
        Domain domain = Domain.of(rules, List.of(), Instant.MIN);

        assertThat(region(domain, Map.of(0, Cut.bits(0)))).hasToString("at a time until " + one);
        assertThat(region(domain, Map.of(0, Cut.bits(1, 2)))).hasToString("at a time from " + one + " until " + three);
        assertThat(region(domain, Map.of(0, Cut.bits(3)))).hasToString("at a time from " + three);
        assertThat(region(domain, Map.of(0, Cut.bits(0, 1, 3))))
                .hasToString("at a time until " + two + " or from " + three);
        assertThat(region(domain, Map.of(0, Cut.bits(0, 2))))
                .hasToString("at a time until " + one + " or from " + two + " until " + three);
        assertThat(region(domain, Map.of(0, Cut.bits(0, 2))).share()).isCloseTo(0.5, EXACT);
        assertThat(region(domain, Map.of(0, Cut.bits(0, 1, 2, 3)))).hasToString("every ticket");
    }

    @Test
    void sessionRule_matchesOrDoesNot() {
        Rule rule = Cut.rule("one").session("a fact", 1).build();
        Domain domain = Domain.of(List.of(rule), List.of(), Instant.MIN);

        assertThat(region(domain, Map.of(1, Cut.bits(1)))).hasToString("session rule matches");
        assertThat(region(domain, Map.of(1, Cut.bits(0)))).hasToString("session rule does not match");
    }

    @Test
    void share_isTheProductOfTheShares_ofWhatTheSchemaKnows() {
        Domain domain = Cut.by(SCHEMA, Cut.equal(Cut.CATEGORY, "refund"), Cut.tag("t"));
        RegionText texts = new RegionText(domain);
        int category = domain.level(Cut.CATEGORY);
        BitSet atoms = Cut.atoms(domain, Cut.CATEGORY, "payout, \"x y\", loss, fee", "one outside the schema");

        assertThat(texts.weight(category, atoms)).isEqualTo(4);
        assertThat(texts.weight(domain.tag("t"), Cut.bits(0, 1))).isEqualTo(2);
        assertThat(texts.region(Map.of(category, atoms, domain.tag("t"), Cut.bits(1)))
                        .share())
                .isCloseTo(4.0 / 6 / 2, EXACT);
    }

    @Test
    void list_hasAnOrBeforeItsLast() {
        assertThat(RegionText.or(List.of())).isEmpty();
        assertThat(RegionText.or(List.of("a"))).isEqualTo("a");
        assertThat(RegionText.or(List.of("a", "b"))).isEqualTo("a or b");
        assertThat(RegionText.or(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    }

    @Test
    void span_holdsWhatLiesWithin() {
        Atom.Span stretch = new Atom.Span(1, 2);
        Atom.Span point = new Atom.Span(1, 1);

        assertThat(stretch.holds(1)).isFalse();
        assertThat(stretch.holds(1.5)).isTrue();
        assertThat(stretch.holds(2)).isFalse();
        assertThat(stretch.holds(0.5)).isFalse();
        assertThat(stretch.holds(2.5)).isFalse();
        assertThat(point.holds(1)).isTrue();
        assertThat(point.holds(1.5)).isFalse();
        assertThat(point.holds(0.5)).isFalse();
    }
}
