package dev.pointsman.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.compare.Difference.Cause;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.compare.Difference.Place;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.finding.Witness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is said of small differences, word for word; {@link ComparisonTest} has the many. */
class MoveTextTest {

    private static final Operand REGION = new Operand.Field(TicketField.REGION);

    private static Difference difference(RuleSet before, RuleSet after, Expectation... expectations) {
        return Comparison.of(before, after)
                .expecting(List.of(expectations))
                .withoutDrools()
                .find();
    }

    private static List<String> said(Difference difference) {
        return difference.moves().stream().map(Move::toString).toList();
    }

    private static Expectation expected(String from, String to, String region) {
        return new Expectation(from, to, new Condition.Equal(REGION, region), "meant");
    }

    @Test
    void moves_standWhatNobodyDeclaredFirst_thenTheLarger() {
        RuleSet before = RuleSets.of(RuleSets.rule("old", "category == \"x\"", "a"));
        RuleSet after = RuleSets.of(
                RuleSets.rule("old", "category == \"x\"", "a"),
                RuleSets.rule("eu", "category == \"x\", region == \"EU\"", "b"),
                RuleSets.rule("uk", "category == \"x\", region == \"UK\", priority == 1", "c"),
                RuleSets.rule("na", "category == \"x\", region in (\"NA\", \"JP\")", "c"));

        Difference difference = difference(before, after, expected("a", "b", "EU"), expected("a", "b", "NA"));

        assertThat(said(difference))
                .containsExactly(
                        "a -> c: category x and region JP or NA; or category x and region JP, NA or UK and priority 1",
                        "a -> b: category x and region EU");
        assertThat(difference.moves()).extracting(Move::expectation).containsExactly(null, expected("a", "b", "EU"));
        assertThat(difference.moves().get(0).causes())
                .extracting(Cause::toString)
                .containsExactlyInAnyOrder("old -> uk", "old -> na");
        assertThat(difference.unmet()).containsExactly(expected("a", "b", "NA"));
        assertThat(difference.open()).isEmpty();
        assertThat(difference.hasSurprise()).isTrue();
        assertThat(difference.moves().get(0).further()).isFalse();
    }

    @Test
    void partOfAMove_thatWasDeclared_isSaidByItself() {
        RuleSet before = RuleSets.of();
        RuleSet after = RuleSets.of(RuleSets.rule("new", "region in (\"EU\", \"UK\")", "a"));

        assertThat(said(difference(before, after, expected("triage", "a", "UK"))))
                .containsExactly("triage -> a: region EU", "triage -> a: region UK");
        Difference all = difference(before, after, expected("triage", "a", "UK"), expected("triage", "a", "EU"));
        assertThat(all.hasSurprise()).isFalse();
        assertThat(all.moves()).hasSize(2).allMatch(move -> move.expectation() != null);
        assertThat(all.unmet()).isEmpty();
        // Another pair of teams was meant.
        assertThat(difference(before, after, expected("triage", "b", "UK"), expected("a", "triage", "EU"))
                        .unmet())
                .hasSize(2);
    }

    @Test
    void surprise_whoseShareIsSmaller_standsFirst() {
        RuleSet before = RuleSets.of();
        RuleSet after = RuleSets.of(
                RuleSets.rule("large", "region == \"EU\"", "a"),
                RuleSets.rule("small", "region == \"UK\", priority == 1, category == \"x\"", "b"));

        assertThat(difference(before, after, expected("triage", "a", "EU")).moves())
                .extracting(Move::to)
                .containsExactly("b", "a");
        assertThat(difference(before, after).moves()).extracting(Move::to).containsExactly("a", "b");
    }

    @Test
    void movesOfOneShare_standInTheOrderOfTheirTeams() {
        RuleSet before = RuleSets.of(RuleSets.rule("one", "region == \"EU\"", "b"));
        RuleSet after = RuleSets.of(
                RuleSets.rule("one", "region == \"EU\"", "c"),
                RuleSets.rule("two", "region == \"UK\"", "b"),
                RuleSets.rule("three", "region == \"NA\"", "a"));

        assertThat(said(difference(before, after)))
                .containsExactly("b -> c: region EU", "triage -> a: region NA", "triage -> b: region UK");
    }

    @Test
    void manyRegions_areSaidUpToTwelve() {
        for (int many : List.of(12, 13)) {
            String[] rules = new String[many];
            for (int i = 0; i < many; i++) {
                rules[i] = RuleSets.rule("r" + i, "region == \"r" + i + "\", category == \"c" + i + "\"", "a");
            }
            Move move = difference(RuleSets.of(), RuleSets.of(rules)).moves().get(0);
            assertThat(move.places()).hasSize(12);
            assertThat(move.further()).isEqualTo(many > 12);
        }
    }

    @Test
    void moveOutsideOfTheSchemaOnly_isSaidAsWell() {
        RuleSet.Builder before = schema();
        RuleSet.Builder after = schema();
        RuleSet old = before.file("rules/test.drl", RuleSets.HEADER + RuleSets.FALLBACK)
                .build();
        RuleSet now = after.file(
                        "rules/test.drl",
                        RuleSets.HEADER
                                + RuleSets.rule("other", "region != null, region not in (\"EU\", \"UK\")", "a")
                                + RuleSets.FALLBACK)
                .build();

        Difference difference = difference(old, now);

        assertThat(said(difference)).containsExactly("triage -> a: region one outside the schema");
        Witness witness =
                Objects.requireNonNull(difference.moves().get(0).places().get(0).witness());
        assertThat(witness.ticket().region()).isEqualTo("other-region");
    }

    private static RuleSet.Builder schema() {
        return RuleSets.builder()
                .schema(TicketSchema.builder()
                        .values(TicketField.REGION, List.of("EU", "UK"))
                        .build());
    }

    @Test
    void answersWithoutAMeaning_areNotNamed() {
        RuleSet before = RuleSets.of(RuleSets.rule("old", "subject == \"exact\"", "a"));
        RuleSet after = RuleSets.of(
                RuleSets.rule("old", "subject == \"exact\"", "b"),
                RuleSets.rule("start", "subject != null, subject str[startsWith] \"ex\", category memberOf tags", "b"));

        assertThat(said(difference(before, after)))
                .containsExactly(
                        "a -> b: subject exact and category another; or subject exact and category not among the tags",
                        "triage -> b: subject another and category another and category among the tags and subject"
                                + " str[startsWith] \"ex\"");
    }

    @Test
    void textThatIsNotFound_leavesItOpen() {
        RuleSet after = RuleSets.of(RuleSets.rule("r", "subject matches \"(?=.*[0-9])(?=.*q)[a-z0-9]{4}\"", "a"));
        Difference difference = difference(RuleSets.of(), after);

        assertThat(difference.moves()).isEmpty();
        assertThat(difference.hasSurprise()).isTrue();
        assertThat(difference.open())
                .first()
                .asString()
                .startsWith("whether there are tickets with subject another and subject matches")
                .endsWith("which would go from triage to a: no text was found on which the tests agree");
    }

    @Test
    void teamThatASessionRuleComputes_isNeverTheSame() {
        String session =
                "rule \"s\" when $t : Ticket( region == \"EU\" ) Fact( $kind : kind ) then routing.to(%s); end\n";
        RuleSet before = RuleSets.of(String.format(session, "\"a\" + $kind"));
        RuleSet after = RuleSets.of(String.format(session, "\"b\" + $kind"));

        List<Move> moves = difference(before, after).moves();

        assertThat(moves).extracting(Move::from).contains("a team that a session rule computes");
        assertThat(moves).anyMatch(move -> move.from().equals(move.to()));
    }

    @Test
    void move_isItsTeamsAndRegions() {
        Witness witness = new Witness(Ticket.builder("T").build(), Instant.EPOCH);
        Region one = new Region(List.of(new Region.Part("region", "EU")), 0.25);
        Region other = new Region(List.of(new Region.Part("tier", "gold")), 0.125);
        Move move =
                new Move("a", "b", List.of(new Place(one, witness), new Place(other, null)), false, List.of(), null);

        assertThat(move).hasToString("a -> b: region EU; or tier gold");
        assertThat(move.share()).isCloseTo(0.375, Offset.offset(1e-12));
        assertThat(new Difference(List.of(), List.of(), List.of()).hasSurprise())
                .isFalse();
        assertThat(new Difference(List.of(), List.of(), List.of("open")).hasSurprise())
                .isTrue();
        assertThat(new Difference(List.of(move), List.of(), List.of()).hasSurprise())
                .isTrue();
    }
}
