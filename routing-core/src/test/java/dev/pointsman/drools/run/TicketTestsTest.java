package dev.pointsman.drools.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.drools.DrlRules;
import dev.pointsman.drools.compile.RuleCompiler;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tickets open a session, and that those that open none are decided as in a session. */
class TicketTestsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Fact OUTAGE = new Fact("outage", Map.of("product", "p1"));
    private static final String ODD =
            "rule \"odd\" salience 5 when Ticket( region == \"EU\", tags.size() > 1 ) then routing.to(\"a\").because(\"A\"); end\n";
    private static final String JOIN =
            "rule \"join\" salience 9 when Ticket( region == \"US\", $p : product ) Fact( attributes[\"product\"] == $p )"
                    + " then routing.to(\"b\").because($p); end\n";

    /** Facts that count the sessions that take them up: each takes up all, once. */
    private static final class CountedFacts extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
        private int sessions;

        CountedFacts(Fact... facts) {
            super(List.of(facts));
        }

        @Override
        public void forEach(Consumer<? super Object> action) {
            sessions++;
            super.forEach(action);
        }
    }

    private static Router router(Matching matching, String... rules) {
        return router(matching, RuleSets.of(rules));
    }

    private static Router router(Matching matching, RuleSet ruleSet) {
        return Router.builder().ruleSet(ruleSet).matching(matching).build();
    }

    private static int sessions(Router router, Ticket ticket) {
        CountedFacts facts = new CountedFacts(OUTAGE);
        router.route(ticket, facts, NOON);
        return facts.sessions;
    }

    @Test
    void route_testsOfTheTicketAlone_openNoSession() {
        Ticket two = Ticket.builder("T").region("EU").tag("x").tag("y").build();
        try (Router router = router(Matching.INDEX, ODD, JOIN)) {
            assertThat(sessions(router, two)).isZero();
            assertThat(router.route(two, List.of(OUTAGE), NOON))
                    .returns("odd", Decision::rule)
                    .returns("a", decision -> decision.team().id())
                    .satisfies(decision -> assertThat(decision.reason()).contains("A"));
            assertThat(sessions(router, Ticket.builder("T").region("EU").build()))
                    .isZero();
            assertThat(sessions(
                            router,
                            Ticket.builder("T").region("US").product("p1").build()))
                    .isOne();
        }
    }

    @Test
    void route_literalReasonMissing_opensASessionOnlyWhereTheTestsHold() {
        try (Router router = router(Matching.INDEX, RuleSets.rule("odd", "tags.size() > 1", "a"))) {
            assertThat(sessions(router, Ticket.builder("T").tag("x").tag("y").build()))
                    .isOne();
            assertThat(sessions(router, Ticket.builder("T").tag("x").build())).isZero();
        }
    }

    @Test
    void route_testThatThrows_isLeftToASessionAndFailsThere() {
        String length =
                "rule \"long\" salience 9 when Ticket( region == \"EU\", subject.length() > 3 ) then routing.to(\"c\").because(\"C\"); end\n";
        Ticket noSubject = Ticket.builder("T").region("EU").tag("x").tag("y").build();
        try (Router index = router(Matching.INDEX, ODD, length);
                Router drools = router(Matching.DROOLS, ODD, length)) {
            assertThat(sessions(index, noSubject)).isPositive();
            Decision decision = index.route(noSubject, NOON);
            assertThat(decision).isEqualTo(drools.route(noSubject, NOON));
            assertThat(decision.rule()).isEqualTo("odd");
            assertThat(decision.failures()).hasSize(1);
        }
    }

    @Test
    void route_thousandPlainAndTenSessionRules_opensASessionOnlyForTheTicketsThatNeedOne() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            rules.append(RuleSets.rule(
                    "plain-" + i, "product == \"p" + i % 50 + "\", priority <= " + (i / 50 % 5 + 1), "a"));
        }
        for (int i = 0; i < 10; i++) {
            rules.append("rule \"session-")
                    .append(i)
                    .append("\" salience ")
                    .append(i < 5 ? 10 : -10)
                    .append(" when Ticket( channel == \"c")
                    .append(i)
                    .append("\", $p : product ) Fact( attributes[\"product\"] == $p ) then routing.to(\"b\"); end\n");
        }
        try (Router router = router(Matching.INDEX, rules.toString())) {
            int needed = 0;
            int opened = 0;
            for (int i = 0; i < 2_000; i++) {
                int channel = i % 100;
                Ticket ticket = Ticket.builder("T-" + i)
                        .product("p" + i % 60)
                        .priority(1 + i % 5)
                        .channel("c" + channel)
                        .build();
                boolean plainWins = i % 60 < 50; // each of 50 products has a rule for every priority
                boolean needs = channel < 5 || (channel < 10 && !plainWins);
                needed += needs ? 1 : 0;
                int sessions = sessions(router, ticket);
                assertThat(sessions).as(ticket.toString()).isEqualTo(needs ? 1 : 0);
                opened += sessions;
            }
            assertThat(opened).isEqualTo(needed).isBetween(100, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags.size() > 1",
                "subcategory == region",
                "subject.length() > 2",
                "subject.equalsIgnoreCase(\"eu\")",
                "subject != null, subject soundslike \"EUROPA\"",
                "subject != null, subject.startsWith(\"E\")",
                "attributes[\"a\"] > attributes[\"b\"]",
                "attributes.get(\"a\") == \"x\"",
                "priority % 2 == 0",
                "category == \"EU\" || subject.startsWith(\"x\")",
                "attributes.size() > 1, category == \"EU\"",
                "subject str[startsWith] region",
                "tags contains category",
                "tags.contains(\"EU\")",
                "!tags.isEmpty()",
                "openedAt == null",
                "$p : product, subject.contains($p)",
                "$t : this, $t.priority == 1",
                "priority in (1, attributes.size())"
            })
    void route_oddTest_decidesAsInASession(String constraint) {
        String rule = "rule \"tested\" salience 7 when Ticket( " + constraint
                + " ) then routing.to(\"a\").because(\"A\"); end\n";
        RuleSet ruleSet = RuleSets.of(rule, ODD, JOIN);
        Random random = new Random(20_261_122);
        try (Router index = router(Matching.INDEX, ruleSet);
                Router drools = router(Matching.DROOLS, ruleSet)) {
            int odd = 0;
            for (int i = 0; i < 400; i++) {
                Ticket ticket = randomTicket(random, i);
                Explanation expected = drools.explain(ticket, List.of(OUTAGE), NOON);
                Explanation found = index.explain(ticket, List.of(OUTAGE), NOON);
                assertThat(index.route(ticket, List.of(OUTAGE), NOON)).isEqualTo(expected.decision());
                assertThat(found.matches()).as(ticket.toString()).isEqualTo(expected.matches());
                assertThat(found.failures()).isEqualTo(expected.failures());
                odd += expected.matches().stream()
                                .map(RuleMatch::rule)
                                .map(Rule::id)
                                .anyMatch("tested"::equals)
                        ? 1
                        : 0;
            }
            assertThat(odd).as("tickets that the constraint lets through").isBetween(1, 399);
        }
    }

    /** Where a rule may do more than nominate, what it does still reaches the others. */
    @Test
    void route_trustedRuleThatInsertsATicket_reachesTheRulesThatTestTickets() {
        RuleSet ruleSet = RuleSets.builder()
                .policy(RulePolicy.TRUSTED)
                .file(
                        "rules/test.drl",
                        RuleSets.HEADER
                                + "rule \"make\" salience 10 when Ticket( region == \"US\" ) not Fact( kind == \"made\" ) then"
                                + " insert(Ticket.builder(\"other\").region(\"EU\").tag(\"x\").tag(\"y\").build());"
                                + " insert(new Fact(\"made\", java.util.Map.of())); routing.to(\"b\"); end\n"
                                + "rule \"two\" salience 20 when Ticket( tags.size() > 1 ) then routing.to(\"c\").because(\"C\"); end\n"
                                + RuleSets.FALLBACK)
                .build();
        Ticket ticket = Ticket.builder("T").region("US").build();
        try (Router index = router(Matching.INDEX, ruleSet);
                Router drools = router(Matching.DROOLS, ruleSet)) {
            assertThat(index.explain(ticket, NOON).matches())
                    .isEqualTo(drools.explain(ticket, NOON).matches())
                    .extracting(match -> match.rule().id())
                    .contains("two", "make");
        }
    }

    /** The inner parts of Drools that are read: what they are for these rules, so that another version is noticed. */
    @Test
    void matching_eachShapeOfRule_isReadFromWhatDroolsCompiled() {
        Map<String, Boolean> shapes = new HashMap<>();
        shapes.put("Ticket( tags.size() > 1 )", true);
        shapes.put("Ticket( region == \"EU\", tags.size() > 1 )", true);
        shapes.put("Ticket( $p : product )", true);
        shapes.put("Ticket( $t : this, $t.priority == 1 )", false);
        shapes.put("Ticket( tags.size() > 1 ) Fact()", false);
        shapes.put("Ticket() Ticket( tags.size() > 1 )", false);
        shapes.put("not Ticket( tags.size() > 1 )", false);
        shapes.put("Ticket( tags.size() > 1 ) or Ticket( region == \"EU\" )", false);
        Ticket ticket = Ticket.builder("T")
                .region("EU")
                .priority(1)
                .product("p")
                .tag("x")
                .tag("y")
                .build();
        shapes.forEach((conditions, readable) -> {
            Rule rule = DrlRules.session("r", conditions, "routing.to(\"a\").because(\"A\");")
                    .team("a")
                    .reason("A")
                    .build();
            RuleCompiler.Build build =
                    new RuleCompiler(dev.pointsman.rule.LanguageLevel.DRL6, "", List.of(rule)).build(List.of(rule));
            Collection<Rule> matching =
                    ((RuleCompiler.Done) build).rules().matchingWithoutSession(new Question(ticket, List.of(), NOON));
            if (readable) {
                assertThat(matching).as(conditions).containsExactly(rule);
            } else {
                assertThat(matching).as(conditions).isNull();
            }
        });
    }

    private static Ticket randomTicket(Random random, int number) {
        String[] texts = {"EU", "US", "eu", "you", "p1", "EUROPE", "x"};
        Ticket.Builder ticket = Ticket.builder("T-" + number).priority(1 + random.nextInt(5));
        if (random.nextInt(4) > 0) {
            ticket.region(texts[random.nextInt(texts.length)]);
        }
        if (random.nextBoolean()) {
            ticket.category(texts[random.nextInt(texts.length)]);
        }
        if (random.nextBoolean()) {
            ticket.subcategory(texts[random.nextInt(texts.length)]);
        }
        if (random.nextBoolean()) {
            ticket.product("p1");
        }
        if (random.nextInt(4) > 0) {
            ticket.subject(texts[random.nextInt(texts.length)] + (random.nextBoolean() ? "" : " p1"));
        }
        for (int tags = random.nextInt(4); tags > 0; tags--) {
            ticket.tag(texts[random.nextInt(texts.length)]);
        }
        if (random.nextBoolean()) {
            ticket.openedAt(NOON);
        }
        for (String name : List.of("a", "b")) {
            switch (random.nextInt(4)) {
                case 0 -> ticket.attribute(name, random.nextInt(4));
                case 1 -> ticket.attribute(name, random.nextInt(4) + 0.5);
                case 2 -> ticket.attribute(name, "x");
                default -> {}
            }
        }
        return ticket.build();
    }
}
