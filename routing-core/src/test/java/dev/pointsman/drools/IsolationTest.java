package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.NOON;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.plain;
import static dev.pointsman.drools.DrlRules.regionIs;
import static dev.pointsman.drools.DrlRules.session;
import static dev.pointsman.drools.DrlRules.subjectStartsWith;
import static dev.pointsman.drools.DroolsMatcherTest.messages;
import static dev.pointsman.drools.DroolsMatcherTest.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private static final Ticket NO_SUBJECT = Ticket.builder("T-1").region("EU").build();
    private static final Ticket COMPLETE =
            NO_SUBJECT.toBuilder().subject("x-ray").build();
    private static final Rule EU =
            plain("eu", regionIs("EU"), "a").reason("in the EU").build();
    private static final Rule FRAGILE =
            plain("fragile", subjectStartsWith("x"), "b").build();
    private static final Rule JOIN = session("join", "Ticket( region == \"EU\" )\n    Fact()", "routing.to(\"c\");")
            .build();
    private static final Rule FRAGILE_JOIN = session(
                    "fragile-join", "Ticket( subject str[startsWith] \"x\" )\n    Fact()", "routing.to(\"c\");")
            .build();
    private static final List<Fact> FACTS = List.of(new Fact("outage", Map.of()));

    @Test
    void plainRule_thatCannotBeEvaluated_failsAloneInTheWordsOfItsCondition() {
        Condition condition = FRAGILE.condition();
        String words = catchThrowableOfType(RuleEngineException.class, () -> condition.holds(NO_SUBJECT))
                .getMessage();
        try (DroolsMatcher matcher = matcher(FRAGILE, EU, JOIN)) {
            MatchResult found = matcher.all(NO_SUBJECT, FACTS, NOON);

            assertThat(teams(found)).containsExactly("a", "c", "desk");
            assertThat(found.winner().reason()).contains("in the EU");
            assertThat(messages(found)).containsExactly(words);
            assertThat(teams(matcher.all(COMPLETE, FACTS, NOON))).containsExactly("b", "a", "c", "desk");
        }
    }

    @Test
    void sessionRule_thatCannotBeEvaluated_failsAlone() {
        try (DroolsMatcher matcher = matcher(FRAGILE_JOIN, EU, JOIN, FRAGILE)) {
            MatchResult found = matcher.all(NO_SUBJECT, FACTS, NOON);

            assertThat(teams(found)).containsExactly("a", "c", "desk");
            assertThat(found.failures())
                    .extracting(failure -> failure.rule())
                    .containsExactly("fragile-join", "fragile");
            assertThat(messages(found).get(0))
                    .isEqualTo(
                            "subject str[startsWith] \"x\" cannot be evaluated: NullPointerException: a value is absent");
            assertThat(teams(matcher.all(COMPLETE, FACTS, NOON))).containsExactly("c", "a", "c", "b", "desk");
        }
    }

    @Test
    void rule_outOfForceThatCannotBeEvaluated_isNoFailure() {
        Rule over = plain("over", subjectStartsWith("x"), "b").expiresAt(NOON).build();
        Rule overJoin = session(
                        "over-join", "Ticket( subject str[startsWith] \"x\" )\n    Fact()", "routing.to(\"c\");")
                .expiresAt(NOON)
                .build();

        MatchResult found = matcher(over, overJoin, EU, JOIN).all(NO_SUBJECT, FACTS, NOON);

        assertThat(teams(found)).containsExactly("a", "c", "desk");
        assertThat(found.failures()).isEmpty();
    }

    @Test
    void rule_thatSetsItselfOff_failsAlone() {
        Rule endless = session(
                        "endless",
                        "Ticket()\n    $f : Fact( kind == \"tick\" )",
                        "delete($f); insert(new Fact(\"tick\", java.util.Map.of()));")
                .salience(100)
                .build();
        try (DroolsMatcher matcher = matcher(endless, EU, JOIN)) {
            MatchResult found = matcher.all(NO_SUBJECT, List.of(new Fact("tick", Map.of())), NOON);

            assertThat(teams(found)).containsExactly("a", "c", "desk");
            assertThat(messages(found)).singleElement().asString().matches("(?s)it fired 10002 times without end\n.*");
        }
    }

    @Test
    void rules_thatSetEachOtherOff_areDecidedApart() {
        Rule ping = session(
                        "ping",
                        "Ticket()\n    $f : Fact( kind == \"ping\" )",
                        "routing.to(\"b\"); delete($f); insert(new Fact(\"pong\", java.util.Map.of()));")
                .build();
        Rule pong = session(
                        "pong",
                        "Ticket()\n    $f : Fact( kind == \"pong\" )",
                        "routing.to(\"c\"); delete($f); insert(new Fact(\"ping\", java.util.Map.of()));")
                .build();

        MatchResult found = matcher(ping, pong).all(NO_SUBJECT, List.of(new Fact("ping", Map.of())), NOON);

        assertThat(teams(found)).containsExactly("b", "desk");
        assertThat(found.failures()).isEmpty();
    }

    @Test
    void rule_thatFiresOncePerFact_isNotTakenForEndless() {
        List<Fact> facts = java.util.stream.IntStream.range(0, 12_000)
                .mapToObj(i -> new Fact("f", Map.of("n", i)))
                .toList();

        MatchResult found = matcher(JOIN).all(NO_SUBJECT, facts, NOON);

        assertThat(teams(found)).containsExactly("c", "desk");
        assertThat(found.failures()).isEmpty();
    }

    @Test
    void consequence_thatOverflowsTheStack_failsItsRuleAlone() {
        String header = DrlRules.HEADER + "function int deep(int n) { return deep(n + 1) + 1; }\n";
        Rule deep = session(header, 10, "deep", "Ticket()", "routing.to(\"b\"); deep(0);")
                .build();
        try (DroolsMatcher matcher = matcher(deep, EU, JOIN)) {
            for (int i = 0; i < 3; i++) {
                MatchResult found = matcher.all(NO_SUBJECT, FACTS, NOON);

                assertThat(teams(found)).containsExactly("a", "c", "desk");
                assertThat(messages(found)).containsExactly("it cannot be evaluated: StackOverflowError");
            }
        }
    }

    @Test
    void sharedDeclarations_ofAnotherHeader_areThereForARuleAlone() {
        String header = DrlRules.HEADER + "declare Mark\n    team : String\nend\n";
        Rule marks = session(header, 10, "marks", "Ticket()", "insert(new Mark(\"b\"));")
                .build();
        Rule reads = session("reads", "Ticket()\n    Mark( $t : team )", "routing.to($t);")
                .build();
        try (DroolsMatcher matcher = matcher(marks, reads, FRAGILE_JOIN)) {
            assertThat(teams(matcher.all(COMPLETE, FACTS, NOON))).containsExactly("b", "c", "desk");
            assertThat(messages(matcher.all(NO_SUBJECT, FACTS, NOON))).hasSize(1);
        }
    }
}
