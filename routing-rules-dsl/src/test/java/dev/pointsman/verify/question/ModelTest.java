package dev.pointsman.verify.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.SmallWorld;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.diagram.Projection;
import dev.pointsman.verify.value.Classification;
import dev.pointsman.verify.value.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares rules as sets of tickets with the rules themselves, on all tickets of small worlds. */
class ModelTest {

    private static final int WORLDS = 40;
    private static final int TIMES = SmallWorld.INSTANTS.size();
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private static Model model(RuleSet rules) {
        return Model.of(rules, Instant.MIN, new Budget(100_000, Duration.ofDays(1)));
    }

    private static int ask(Condition condition, Ticket ticket) {
        try {
            return condition.holds(ticket) ? 1 : 0;
        } catch (RuleEngineException e) {
            return 2;
        }
    }

    private static int ask(Diagram diagram, Truth truth, int[] place) {
        boolean yes = diagram.evaluate(truth.yes(), place) == Diagram.TRUE;
        boolean no = diagram.evaluate(truth.no(), place) == Diagram.TRUE;
        return yes && no ? 3 : yes ? 1 : no ? 0 : 2;
    }

    @Test
    void conditions_holdAndFailAsDiagrams_whereTheyDoThemselves() {
        for (long seed = 0; seed < WORLDS; seed++) {
            SmallWorld world = new SmallWorld(seed, seed % 3 == 0);
            RuleSet rules = world.ruleSet();
            Model model = model(rules);
            List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));
            Classification classification = new Classification(model.domain());
            Random random = new Random(seed);
            List<Ticket> tickets = world.tickets();
            for (int tries = 0; tries < 150; tries++) {
                Ticket ticket = tickets.get(random.nextInt(tickets.size()));
                Instant at = SmallWorld.INSTANTS.get(random.nextInt(SmallWorld.INSTANTS.size()));
                int[] place = classification.of(ticket, at);
                for (Meaning meaning : meanings) {
                    Rule rule = meaning.rule();
                    int answer = ask(rule.condition(), ticket);
                    boolean matches = model.diagram().evaluate(meaning.matches(), place) == Diagram.TRUE;
                    if (ask(model.diagram(), meaning.truth(), place) != answer
                            || matches != (answer == 1 && rule.inForceAt(at))) {
                        fail("seed %d: %s on %s at %s", seed, rule.condition().text(), ticket, at);
                    }
                }
            }
            meanings.forEach(meaning ->
                    assertThat(meaning.projection()).isEqualTo(Projection.of(model.diagram(), meaning.matches())));
        }
    }

    @Test
    void rules_thatMayMeet_areFoundWithoutComparingAllPairs() {
        int apart = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            RuleSet rules = new SmallWorld(seed, seed % 3 == 0).ruleSet();
            List<Meaning> meanings = model(rules).meanings(Domain.effective(rules, Instant.MIN));
            Overlaps overlaps = new Overlaps(meanings);
            for (Meaning one : meanings) {
                BitSet expected = new BitSet();
                for (Meaning other : meanings) {
                    expected.set(other.place(), one.projection().meets(other.projection()));
                }
                assertThat(overlaps.of(one.projection())).as("seed %d", seed).isEqualTo(expected);
                apart += meanings.size() - expected.cardinality();
            }
        }
        assertThat(apart).isGreaterThan(WORLDS);
    }

    /** What is asked among all tickets is answered with a ticket exactly where one is found by looking at all of them. */
    @Test
    void question_isAnsweredWithATicket_whereThereIsOne() {
        int found = 0;
        int none = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            SmallWorld world = new SmallWorld(seed, false);
            RuleSet rules = world.ruleSet();
            Model model = model(rules);
            List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));
            Classification classification = new Classification(model.domain());
            List<Ticket> tickets = world.tickets();
            if (tickets.size() > 300) {
                continue;
            }
            List<BitSet> matching =
                    meanings.stream().map(meaning -> matching(meaning, tickets)).toList();
            BitSet kept = new BitSet();
            for (int i = 0; i < tickets.size(); i++) {
                kept.set(i * TIMES, (i + 1) * TIMES, world.isKnown(tickets.get(i)));
            }
            Random random = new Random(seed);
            for (int questions = 0; questions < 12; questions++) {
                Meaning inside = meanings.get(random.nextInt(meanings.size()));
                Meaning out = meanings.get(random.nextInt(meanings.size() - 1));
                Meaning alsoOut = meanings.get(random.nextInt(meanings.size() - 1));
                int[] outside = {out.matches(), alsoOut.matches()};
                BitSet right = (BitSet) matching.get(inside.place()).clone();
                right.andNot(matching.get(out.place()));
                right.andNot(matching.get(alsoOut.place()));
                boolean anywhere = !right.isEmpty();
                boolean known = right.intersects(kept);
                String what = "seed " + seed + ": " + inside.rule().condition().text();
                Questions.Answer all = model.questions().ask(new int[] {inside.matches()}, outside);
                Questions.Answer inSchema = model.questions().askKnown(new int[] {inside.matches()}, outside);
                assertThat(all instanceof Questions.Answer.Found).as(what).isEqualTo(anywhere);
                assertThat(inSchema instanceof Questions.Answer.Found).as(what).isEqualTo(known);
                assertThat(all instanceof Questions.Answer.None).as(what).isEqualTo(!anywhere);
                assertThat(inSchema instanceof Questions.Answer.None).as(what).isEqualTo(!known);
                if (all instanceof Questions.Answer.Found answer) {
                    Ticket ticket = answer.witness().ticket();
                    assertThat(matches(inside, ticket, answer.witness().at()))
                            .as(what)
                            .isTrue();
                    int[] place = classification.of(ticket, answer.witness().at());
                    assertThat(model.diagram().evaluate(outside[0], place))
                            .as(what)
                            .isEqualTo(Diagram.FALSE);
                    assertThat(world.isKnown(ticket) || !known).as(what).isTrue();
                }
                found += anywhere ? 1 : 0;
                none += anywhere ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(WORLDS);
        assertThat(none).isGreaterThan(WORLDS);
    }

    private static BitSet matching(Meaning meaning, List<Ticket> tickets) {
        BitSet matching = new BitSet();
        for (int i = 0; i < tickets.size(); i++) {
            for (int time = 0; time < TIMES; time++) {
                matching.set(i * TIMES + time, matches(meaning, tickets.get(i), SmallWorld.INSTANTS.get(time)));
            }
        }
        return matching;
    }

    private static boolean matches(Meaning meaning, Ticket ticket, Instant at) {
        return meaning.rule().inForceAt(at) && ask(meaning.rule().condition(), ticket) == 1;
    }

    @Test
    void texts_thatNoTicketHas_areLearnt() {
        RuleSet rules = RuleSets.of(
                RuleSets.rule("short", "subject contains \"ref\"", "a"),
                RuleSets.rule("long", "subject contains \"refund\"", "b"),
                RuleSets.rule("start", "subject != null, subject str[startsWith] \"refunds\"", "c"));
        Model model = model(rules);
        List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));
        int shortOne = matches(meanings, "short");
        int longOne = matches(meanings, "long");
        int start = matches(meanings, "start");

        assertThat(model.questions().ask(new int[] {longOne}, shortOne)).isInstanceOf(Questions.Answer.None.class);
        assertThat(model.questions().ask(new int[] {start}, longOne)).isInstanceOf(Questions.Answer.None.class);
        Questions.Answer answer = model.questions().ask(new int[] {shortOne}, longOne);
        assertThat(answer).isInstanceOf(Questions.Answer.Found.class);
        assertThat(((Questions.Answer.Found) answer).witness().ticket().subject())
                .contains("ref")
                .doesNotContain("refund");
    }

    private static int matches(List<Meaning> meanings, String id) {
        return meanings.stream()
                .filter(meaning -> meaning.id().equals(id))
                .findFirst()
                .orElseThrow()
                .matches();
    }

    @Test
    void text_thatIsNotFound_leavesTheQuestionOpen() {
        RuleSet rules = RuleSets.of(RuleSets.rule("r", "subject matches \"(?=.*[0-9])(?=.*q)[a-z0-9]{4}\"", "a"));
        Model model = model(rules);
        List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));

        assertThat(model.questions().ask(new int[] {matches(meanings, "r")}))
                .isEqualTo(new Questions.Answer.Open("no text was found on which the tests agree"));
    }

    @Test
    void budget_thatIsSpent_leavesTheQuestionOpen() {
        RuleSet rules = new SmallWorld(3, false).ruleSet();
        Model model = model(rules);
        List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));
        model.budget().allow(0);

        assertThat(model.questions().ask(new int[] {meanings.get(0).matches()}))
                .isEqualTo(new Questions.Answer.Open("it was too much work: too many steps"));
    }

    @Test
    void sessionRule_matchesOnlyIfItsSessionDoes() {
        RuleSet rules = RuleSets.of(
                "rule \"s\" when Ticket( region == \"EU\" ) Fact( kind == \"outage\" ) then routing.to(\"a\"); end\n",
                RuleSets.rule("p", "region == \"EU\"", "b"));
        Model model = model(rules);
        List<Meaning> meanings = model.meanings(Domain.effective(rules, Instant.MIN));
        Meaning session =
                meanings.stream().filter(one -> !one.isPlain()).findFirst().orElseThrow();
        Meaning plain = meanings.stream()
                .filter(one -> one.id().equals("p"))
                .findFirst()
                .orElseThrow();

        assertThat(model.questions().ask(new int[] {plain.matches()}, session.matches()))
                .isInstanceOf(Questions.Answer.Found.class);
        assertThat(model.questions().ask(new int[] {session.matches()}, plain.matches()))
                .isInstanceOf(Questions.Answer.None.class);
        Questions.Answer both = model.questions().ask(new int[] {session.matches(), plain.matches()});
        assertThat(((Questions.Answer.Found) both).sessions().cardinality()).isEqualTo(1);
        assertThat(session.projection()).isEqualTo(plain.projection());
        assertThat(session.hasTeamOf(plain)).isFalse();
        assertThat(session.hasTeamOf(session)).isTrue();
        assertThat(meanings.get(0).place()).isZero();
        assertThat(meanings.get(2).place()).isEqualTo(2);
    }

    @Test
    void rule_isInForceInItsPeriods() {
        RuleSet rules = RuleSets.of(
                "rule \"r\" date-effective \"2026-11-01\" date-expires \"2026-12-01\" when Ticket( region == \"EU\" ) then"
                        + " routing.to(\"a\"); end\n");
        Model model = model(rules);
        Meaning rule = model.meanings(Domain.effective(rules, Instant.MIN)).get(0);
        Questions.Answer answer = model.questions().ask(new int[] {rule.matches()});

        assertThat(((Questions.Answer.Found) answer).witness().at()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(rule.matches()).isNotEqualTo(rule.truth().yes());
        assertThat(Domain.effective(rules, AT)).hasSize(2);
    }
}
