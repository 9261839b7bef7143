package dev.pointsman.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.verify.SmallWorld;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.finding.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final int WORLDS = Integer.getInteger("pointsman.verify.comparisons", 400);
    private static final Condition IN_EU = new Condition.Equal(new Operand.Field(TicketField.REGION), "EU");

    @Test
    void moves_areThoseOfEveryTicketWrittenOut() {
        long moving = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            SmallWorld world = new SmallWorld(seed, false);
            RuleSet before = world.ruleSet();
            RuleSet after = world.ruleSet();
            List<Expectation> expectations =
                    List.of(new Expectation("a", "b", IN_EU, "to b"), new Expectation("triage", "a", IN_EU, "to a"));
            Difference difference = Comparison.of(before, after)
                    .expecting(expectations)
                    .withoutDrools()
                    .find();
            assertThat(difference.open()).as("seed %d", seed).isEmpty();
            Set<String> written = writtenOut(world, before, after, expectations);
            assertThat(found(difference)).as("seed %d", seed).isEqualTo(written);
            assertThat(difference.unmet())
                    .as("seed %d", seed)
                    .hasSize(2
                            - (int) written.stream()
                                    .filter(move -> move.startsWith("expected"))
                                    .count());
            difference
                    .moves()
                    .forEach(move -> assertThat(move.places())
                            .allSatisfy(place -> assertThat(place.witness()).isNotNull()));
            moving += written.size();
        }
        assertThat(moving).isGreaterThan(WORLDS);
    }

    @Test
    void moves_ofWorldsWithTexts_missNone_andShowOnlyRealOnes() {
        for (long seed = 1; seed <= WORLDS / 4; seed++) {
            SmallWorld world = new SmallWorld(seed, true);
            RuleSet before = world.ruleSet();
            RuleSet after = world.ruleSet();
            Difference difference = Comparison.of(before, after).withoutDrools().find();
            if (difference.open().isEmpty()) {
                assertThat(found(difference))
                        .as("seed %d", seed)
                        .containsAll(writtenOut(world, before, after, List.of()));
            }
            difference
                    .moves()
                    .forEach(move -> assertThat(move.places())
                            .allSatisfy(place -> assertThat(place.witness()).isNotNull()));
        }
    }

    @Test
    @Tag("slow-for-mutants")
    void everyWitness_isRoutedByDroolsAsWell() {
        for (long seed = 1; seed <= 3; seed++) {
            SmallWorld world = new SmallWorld(seed, false);
            RuleSet before = world.ruleSet();
            RuleSet after = world.ruleSet();
            Difference shown = Comparison.of(before, after).find();
            assertThat(shown.moves())
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .isEqualTo(
                            Comparison.of(before, after).withoutDrools().find().moves());
        }
    }

    @Test
    void witnesses_ofMoreRulesThanDroolsCompilesAtATime_areConfirmedInTurn() {
        String[] rules = new String[5];
        List<Witness> witnesses = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            rules[i] = RuleSets.rule("rule-" + i, "category == \"c" + i + "\"", i % 2 == 0 ? "a" : "b");
            witnesses.add(new Witness(
                    Ticket.builder("example").category("c" + i).build(), Instant.parse("2026-11-22T03:00:00Z")));
        }
        // Each ticket meets its rule and the fallback, so that a turn has one ticket, and another has two.
        try (Side inTurn = new Side(RuleSets.of(rules), 2, 10);
                Side once = new Side(RuleSets.of(rules), 4, 1)) {
            assertThat(inTurn.confirmed(witnesses)).isEqualTo(witnesses);
            assertThat(once.confirmed(witnesses)).isEqualTo(witnesses.subList(0, 2));
        }
    }

    private static Set<String> found(Difference difference) {
        return difference.moves().stream()
                .map(move -> (move.expectation() == null ? "surprise " : "expected ") + move.from() + " " + move.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> writtenOut(
            SmallWorld world, RuleSet before, RuleSet after, List<Expectation> expectations) {
        Set<String> moves = new TreeSet<>();
        try (Router old = Router.builder().ruleSet(before).build();
                Router now = Router.builder().ruleSet(after).build()) {
            // The expectations look at the region, also where no rule does.
            List<Ticket> tickets = world.tickets().stream()
                    .flatMap(ticket ->
                            Stream.of(ticket, ticket.toBuilder().region("EU").build()))
                    .toList();
            for (Ticket ticket : tickets) {
                for (Instant at : SmallWorld.INSTANTS) {
                    String from = old.route(ticket, at).team().id();
                    String to = now.route(ticket, at).team().id();
                    if (!from.equals(to)) {
                        boolean expected = expectations.stream()
                                .anyMatch(one ->
                                        one.isFor(from, to) && one.where().holds(ticket));
                        moves.add((expected ? "expected " : "surprise ") + from + " " + to);
                    }
                }
            }
        }
        return moves;
    }

    @Test
    void move_saysWhereAndWhy() {
        RuleSet before = RuleSets.of(
                RuleSets.rule("refunds", "category == \"refund\"", "a"),
                RuleSets.rule("large", "category == \"refund\", priority <= 2", "b"));
        RuleSet after = RuleSets.of(
                RuleSets.rule("refunds", "category == \"refund\"", "a"),
                RuleSets.rule("refunds-eu", "category == \"refund\", region in (\"EU\", \"UK\")", "c"),
                RuleSets.rule("large", "category == \"refund\", priority <= 2", "b"));
        Difference difference = Comparison.of(before, after).find();
        assertThat(difference.moves()).hasSize(1);
        Move move = difference.moves().get(0);
        assertThat(move).hasToString("a -> c: category refund and priority other than 1 or 2 and region EU or UK");
        assertThat(move.causes()).extracting(Difference.Cause::toString).containsExactly("refunds -> refunds-eu");
        assertThat(move.places()).singleElement().satisfies(place -> {
            Witness witness = Objects.requireNonNull(place.witness());
            assertThat(witness.ticket().category()).isEqualTo("refund");
            assertThat(witness.ticket().region()).isIn("EU", "UK");
            assertThat(team(before, witness)).isEqualTo("a");
            assertThat(team(after, witness)).isEqualTo("c");
        });
        assertThat(difference.hasSurprise()).isTrue();
    }

    private static String team(RuleSet ruleSet, Witness witness) {
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            return router.route(witness.ticket(), witness.at()).team().id();
        }
    }

    @Test
    void witness_thatOnlyOneVersionSendsWhereItShould_isNotShown() {
        RuleSet before = RuleSets.of(RuleSets.rule("refunds", "category == \"refund\"", "a"));
        RuleSet after = RuleSets.of(RuleSets.rule("refunds", "category == \"refund\"", "b"));
        Witness refund = new Witness(
                Ticket.builder("example").category("refund").build(), Instant.parse("2026-11-22T03:00:00Z"));
        try (Witnesses witnesses = new Witnesses(before, after)) {
            assertThat(witnesses.shown(refund, new Comparison.Pair("a", "b"))).isSameAs(refund);
            assertThat(witnesses.shown(refund, new Comparison.Pair("a", "a"))).isNull();
            assertThat(witnesses.shown(refund, new Comparison.Pair("b", "b"))).isNull();
        }
    }

    @Test
    void side_whereASessionRuleWins_asksDroolsNoSecondTime() {
        String session =
                "rule \"s\" salience 900 when Ticket( $c : category, category != null ) not Ticket( this != null, category != $c )"
                        + " then routing.to(\"a\"); end\n";
        Witness any = new Witness(
                Ticket.builder("example").category("refund").build(), Instant.parse("2026-11-22T03:00:00Z"));
        try (Side side = new Side(RuleSets.of(session, RuleSets.rule("refunds", "category == \"refund\"", "b")))) {
            assertThat(side.team(any)).isEqualTo("a");
            assertThat(side.confirmed(List.of(any))).containsExactly(any);
        }
    }

    @Test
    void sameRules_inAnotherOrderAndUnderAnotherReason_moveNothing() {
        RuleSet before = RuleSets.of(
                RuleSets.rule("one", "category == \"x\"", "a"), RuleSets.rule("two", "region == \"y\"", "b"));
        RuleSet after = RuleSets.of(
                RuleSets.rule("two", "region == \"y\"", "b"),
                RuleSets.rule("one", "category == \"x\"", "a").replace("\");", "\").because(\"x\");"));
        Difference difference = Comparison.of(before, after).find();
        assertThat(difference.moves()).isEmpty();
        assertThat(difference.hasSurprise()).isFalse();
    }

    @Test
    void ruleOfATime_movesTicketsOfThatTime() {
        RuleSet before = RuleSets.of();
        RuleSet after = RuleSets.of(
                "rule \"peak\" date-effective \"2026-11-01\" date-expires \"2026-12-01\" when Ticket( category == \"x\" )"
                        + " then routing.to(\"a\"); end\n");
        assertThat(Comparison.of(before, after).find().moves().get(0).toString())
                .contains("from 2026-11-01T00:00:00Z until 2026-12-01T00:00:00Z");
        assertThat(Comparison.of(before, after)
                        .from(Instant.parse("2026-12-01T00:00:00Z"))
                        .find()
                        .moves())
                .isEmpty();
    }

    @Test
    void sessionRule_thatIsTheSame_movesNothing_andAnotherOneOnlyMayMove() {
        String session =
                "rule \"s\" when Ticket( $c : category, category != null ) not Ticket( this != null, category != $c )"
                        + " then routing.to(\"a\"); end\n";
        RuleSet before = RuleSets.of(session);
        assertThat(Comparison.of(before, RuleSets.of(session)).find().moves()).isEmpty();
        Difference without = Comparison.of(before, RuleSets.of()).find();
        assertThat(without.moves()).hasSize(1);
        assertThat(without.moves().get(0).toString())
                .startsWith("a -> triage: ")
                .contains("session rule");
    }

    @Test
    void budget_thatIsTooSmall_isSaid() {
        RuleSet before = RuleSets.of(RuleSets.rule("one", "category == \"x\"", "a"));
        RuleSet after = RuleSets.of(RuleSets.rule("one", "category == \"x\", region == \"y\"", "b"));
        Difference difference =
                Comparison.of(before, after).budget(3, Duration.ofSeconds(1)).find();
        assertThat(difference.open()).hasSize(1);
        assertThat(difference.hasSurprise()).isTrue();
    }
}
