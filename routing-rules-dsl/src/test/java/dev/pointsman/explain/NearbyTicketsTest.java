package dev.pointsman.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearbyTicketsTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .values(TicketField.REGION, List.of("EU", "UK", "NA"))
            .attribute("amount", AttributeType.NUMBER)
            .attribute("hold", AttributeType.BOOLEAN)
            .attribute("code", AttributeType.TEXT)
            .build();
    private static final Ticket EMPTY = Ticket.builder("T-1").build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category == \"a\"",
                "category != \"a\"",
                "category == null",
                "category != null, category != \"a\"",
                "region in (\"EU\", \"UK\")",
                "region not in (\"EU\", null)",
                "priority <= 2",
                "priority > 4",
                "priority >= 2, priority <= 3, priority != 2",
                "attributes[\"amount\"] > 1000",
                "attributes[\"amount\"] >= 0.5, attributes[\"amount\"] < 1.5",
                "attributes[\"amount\"] > 10, attributes[\"amount\"] > 100",
                "attributes[\"hold\"] == true",
                "tags contains \"vip\"",
                "tags contains \"vip\", tags not contains \"legal\"",
                "tags contains \"vip\", tags contains \"legal\"",
                "category == \"x\", category memberOf tags",
                "subject contains \"urgent\", subject contains \"refund\"",
                "subject matches \"(?is).*(refund|money back).*\"",
                "subject not matches \"(?is).*refund.*\"",
                "attributes[\"code\"] matches \"PAY-[0-9]{4}\"",
                "attributes[\"code\"] matches \"[A-Z]{2}\\\\d+(x|y)?\"",
                "attributes[\"code\"] != null, attributes[\"code\"] str[startsWith] \"5\", attributes[\"code\"] str[length] 3",
                "subject != null, subject str[startsWith] \"a\", subject str[endsWith] \"z\"",
                "(category == \"a\" && region == \"EU\") || (category == \"b\" && priority == 1)",
                "!( category == \"a\" || region == \"EU\" ), category != null, region != null",
                "openedAt == null"
            })
    void condition_isMet_andNotMet_nearATicket(String constraints) {
        Condition condition = rules("rule \"r\" when Ticket( " + constraints + " ) then routing.to(\"a\"); end")
                .find("r")
                .orElseThrow()
                .condition();
        NearbyTickets nearby = new NearbyTickets(SCHEMA);
        Ticket with = nearby.where(condition, true, EMPTY).orElseThrow();
        assertThat(condition.holds(with)).as(with.toString()).isTrue();
        if (!constraints.equals("openedAt == null")) {
            Ticket without = nearby.where(condition, false, with).orElseThrow();
            assertThat(condition.holds(without)).as(without.toString()).isFalse();
            assertThat(TicketChange.between(with, without)).isNotEmpty();
        }
    }

    @Test
    void ticket_thatFitsAlready_isNotChanged() {
        Condition condition = rules("rule \"r\" when Ticket( category == \"a\" ) then routing.to(\"a\"); end")
                .find("r")
                .orElseThrow()
                .condition();
        Ticket ticket = Ticket.builder("T-1").category("a").subject("kept").build();
        assertThat(new NearbyTickets(SCHEMA).where(condition, true, ticket)).contains(ticket);
        Ticket other = ticket.toBuilder().category("b").build();
        assertThat(new NearbyTickets(SCHEMA).where(condition, true, other)).contains(ticket);
    }

    @Test
    void neverMet_isNotFound() {
        Condition condition = new Condition.All(
                List.of(new Condition.Any(List.of()), new Condition.Not(new Condition.All(List.of()))));
        assertThat(new NearbyTickets(SCHEMA).where(condition, true, EMPTY)).isEmpty();
    }

    @Test
    void wonBy_escapesTheStrongerRules_andIsProvenByTheRouter() {
        RuleSet rules = rules("""
                rule "strongest" salience 3 when Ticket( tags contains "vip" ) then routing.to("b"); end
                rule "strong" salience 2 when Ticket( category == "a", priority <= 2 ) then routing.to("b"); end
                rule "wanted" salience 1 when Ticket( category == "a", region == "EU" ) then routing.to("a"); end
                rule "hidden" when Ticket( category == "a", region == "EU", priority == 5 ) then routing.to("a"); end
                """);
        Ticket ticket = Ticket.builder("T-1")
                .tags(List.of("vip"))
                .priority(1)
                .region("NA")
                .build();
        try (Router router = Router.builder().ruleSet(rules).build()) {
            Question question = new Question(ticket, List.of(), AT);
            Ticket found = wonBy("wanted", question, router).orElseThrow();
            assertThat(router.route(found, AT).rule()).isEqualTo("wanted");
            assertThat(TicketChange.between(ticket, found))
                    .extracting(TicketChange::toString)
                    .containsExactly(
                            "category from absent to \"a\"",
                            "region from \"NA\" to \"EU\"",
                            "priority from 1 to 3",
                            "tags from [vip] to absent");
            assertThat(wonBy("hidden", question, router)).isEmpty();
            assertThat(wonBy("fallback", new Question(EMPTY, List.of(), AT), router))
                    .contains(EMPTY);
        }
    }

    private static Optional<Ticket> wonBy(String rule, Question question, Router router) {
        Rule wanted = router.ruleSet().find(rule).orElseThrow();
        return new NearbyTickets(SCHEMA).wonBy(wanted, question, router);
    }

    private static RuleSet rules(String text) {
        return RuleSet.builder("small")
                .schema(SCHEMA)
                .teams(TeamDirectory.of(Team.of("a", "A"), Team.of("b", "B")))
                .file(
                        "rules/rules.drl",
                        "import dev.pointsman.ticket.Ticket\n" + text
                                + "\nrule \"fallback\" when Ticket() then routing.to(\"b\"); end\n")
                .build();
    }
}
