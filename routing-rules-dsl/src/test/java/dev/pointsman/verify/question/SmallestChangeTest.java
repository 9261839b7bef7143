package dev.pointsman.verify.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.verify.SmallWorld;
import dev.pointsman.verify.Winner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dpointsman.verify.changes=N} takes N seeds instead of 60; a failure names its seed.
 */
class SmallestChangeTest {

    private static final int CHANGES = Integer.getInteger("pointsman.verify.changes", 60);

    /**
     * Every seed that ever failed: a value was exchanged for a tag of the ticket (87); a value that became a tag counted as
     * one change, or could not become one by itself (239, 488, 510, 592); a rule in the way was not looked at (460).
     */
    private static final List<Long> FAILED_ONCE = List.of(87L, 239L, 460L, 488L, 510L, 592L);

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void change_isTheFewestValues_andKeepsTheOthers() {
        RuleSet rules = RuleSets.of(
                RuleSets.rule("narrow", "category == \"a\", region == \"EU\", priority <= 2", "a"),
                RuleSets.rule(
                        "urgent",
                        "tags contains \"urgent\", category == \"a\", region == \"EU\", tier == \"gold\"",
                        "b"));
        Ticket ticket = Ticket.builder("T-1")
                .category("a")
                .region("EU")
                .priority(4)
                .tag("urgent")
                .tier("gold")
                .subject("kept")
                .build();

        Optional<Ticket> changed =
                SmallestChange.of(rules).towards(rules.find("narrow").orElseThrow(), ticket, AT);

        assertThat(changed).isPresent();
        assertThat(changed.get().subject()).isEqualTo("kept");
        try (Router router = Router.builder().ruleSet(rules).build()) {
            assertThat(router.route(changed.get(), AT).rule()).isEqualTo("narrow");
        }
        assertThat(differences(ticket, changed.get())).isEqualTo(2);
    }

    private static Optional<Ticket> towards(String rule, Ticket ticket, String... rules) {
        RuleSet ruleSet = RuleSets.of(rules);
        return SmallestChange.of(ruleSet).towards(ruleSet.find(rule).orElseThrow(), ticket, AT);
    }

    @Test
    void ticket_thatTheRuleWinsAlready_isLeftAsItIs() {
        Ticket ticket = Ticket.builder("T-1").category("a").subject("kept").build();

        assertThat(towards("r", ticket, RuleSets.rule("r", "category == \"a\"", "a")))
                .contains(ticket);
    }

    @Test
    void ruleThatCannotMatch_isNotWonByAnyChange() {
        Ticket ticket = Ticket.builder("T-1").category("a").build();

        assertThat(towards("r", ticket, RuleSets.rule("r", "category == \"a\", category == \"b\"", "a")))
                .isEmpty();
        assertThat(towards(
                        "r",
                        ticket,
                        RuleSets.rule("r", "category == \"a\"", "a")
                                .replace("when", "date-effective \"2027-01-01\" when")))
                .isEmpty();
        assertThat(
                        towards(
                                "s",
                                ticket,
                                "rule \"s\" when Ticket( category == \"a\" ) Fact( kind == \"x\" ) then routing.to(\"a\"); end\n"))
                .isEmpty();
        assertThat(towards(
                        "r",
                        ticket,
                        RuleSets.rule("r", "category == \"a\", priority == 1", "a"),
                        RuleSets.rule("over", "category == \"a\"", "b").replace("when", "salience 5 when")))
                .isEmpty();
    }

    @Test
    void fourValues_areChangedAtMost() {
        String four = "category == \"x\", region == \"x\", tier == \"x\", priority == 1";
        Ticket ticket = Ticket.builder("T-1").product("p").build();

        assertThat(towards("r", ticket, RuleSets.rule("r", four, "a")))
                .contains(ticket.toBuilder()
                        .category("x")
                        .region("x")
                        .tier("x")
                        .priority(1)
                        .build());
        assertThat(towards("r", ticket, RuleSets.rule("r", four + ", channel == \"x\"", "a")))
                .isEmpty();
    }

    @Test
    void everyKindOfValue_canChange() {
        Ticket ticket = Ticket.builder("T-1")
                .subject("Payout")
                .attribute("n", 5)
                .tag("kept")
                .tag("old")
                .build();

        assertThat(towards("r", ticket, RuleSets.rule("r", "subject matches \"Refund.*\"", "a"))
                        .orElseThrow()
                        .subject())
                .startsWith("Refund");
        assertThat(towards("r", ticket, RuleSets.rule("r", "attributes[\"n\"] == 100", "a")))
                .contains(ticket.toBuilder().attribute("n", 100).build());
        assertThat(towards("r", ticket, RuleSets.rule("r", "attributes[\"n\"] == null", "a")))
                .contains(ticket.toBuilder().attribute("n", null).build());
        assertThat(towards("r", ticket, RuleSets.rule("r", "tags contains \"new\", tags not contains \"old\"", "a")))
                .contains(ticket.toBuilder().tags(List.of("kept", "new")).build());
    }

    @Test
    void value_becomesATagOfTheTicket_orATagBecomesTheValue() {
        Ticket ticket = Ticket.builder("T-1").category("c").tag("t").build();
        Ticket changed = towards("r", ticket, RuleSets.rule("r", "category memberOf tags", "a"))
                .orElseThrow();

        assertThat(changed.tags()).contains(changed.category());
        assertThat(differences(ticket, changed)).isEqualTo(1);
        Ticket without = towards(
                        "r",
                        ticket.toBuilder().tag("c").build(),
                        RuleSets.rule("r", "category not memberOf tags, category == \"c\"", "a"))
                .orElseThrow();
        assertThat(without).isEqualTo(ticket);
        assertThat(towards(
                                "r",
                                ticket.toBuilder().tag("c").build(),
                                RuleSets.rule("r", "category not memberOf tags, category != null", "a"))
                        .map(found -> differences(ticket.toBuilder().tag("c").build(), found)))
                .contains(1);
    }

    /** With so many values not every combination is tried: those of rules that match now, or that look at few values. */
    @Test
    void ofManyValues_thoseOfTheRulesInTheWayAreTried() {
        String[] rules = new String[21];
        rules[0] = RuleSets.rule("r", "category == \"x\"", "a");
        for (int i = 1; i < rules.length; i++) {
            String tier = i == 3 ? "" : ", tier == \"x\"";
            rules[i] = RuleSets.rule(
                            "far" + i,
                            "category == \"x\", attributes[\"n" + i + "\"] == 1, region == \"x\"" + tier,
                            "b")
                    .replace("when", "salience 5 when");
        }
        Ticket few = Ticket.builder("T-1")
                .category("y")
                .attribute("n3", 1)
                .region("x")
                .build();
        Ticket now = Ticket.builder("T-1")
                .category("x")
                .attribute("n5", 1)
                .region("x")
                .tier("x")
                .build();

        assertThat(differences(few, towards("r", few, rules).orElseThrow())).isEqualTo(2);
        assertThat(differences(now, towards("r", now, rules).orElseThrow())).isEqualTo(1);
    }

    @Test
    void change_isNeverMoreThanEnumerationFinds() {
        List<Long> seeds = Stream.concat(
                        FAILED_ONCE.stream(), LongStream.range(0, CHANGES).boxed())
                .toList();
        for (long seed : seeds) {
            SmallWorld world = new SmallWorld(seed, false);
            RuleSet rules = world.ruleSet();
            List<Ticket> tickets = world.tickets();
            Ticket ticket = tickets.get((int) (seed * 7919 % tickets.size()));
            Instant at = SmallWorld.INSTANTS.get(1);
            for (Rule rule : rules.rules()) {
                int fewest = tickets.stream()
                        .filter(other -> world.isKnown(other)
                                && Winner.of(rules, other, at).equals(rule))
                        .mapToInt(other -> differences(ticket, other))
                        .min()
                        .orElse(99);
                Optional<Ticket> changed = SmallestChange.of(rules).towards(rule, ticket, at);
                changed.ifPresent(
                        found -> assertThat(Winner.of(rules, found, at)).isEqualTo(rule));
                int found = changed.map(other -> differences(ticket, other)).orElse(99);
                assertThat(found)
                        .as("seed %s %s %s %s", seed, rule, ticket, rules.files())
                        .isLessThanOrEqualTo(fewest);
            }
        }
    }

    private static int differences(Ticket one, Ticket other) {
        int differences = 0;
        for (TicketField field : TicketField.values()) {
            boolean compared = field != TicketField.TAGS && field != TicketField.ID;
            differences += compared && !Objects.equals(field.valueIn(one), field.valueIn(other)) ? 1 : 0;
        }
        Set<String> tags = new TreeSet<>(one.tags());
        tags.addAll(other.tags());
        differences += (int) tags.stream()
                .filter(tag -> one.tags().contains(tag) != other.tags().contains(tag))
                .count();
        Set<String> names = new TreeSet<>(one.attributes().keySet());
        names.addAll(other.attributes().keySet());
        return differences
                + (int) names.stream()
                        .filter(name -> !Objects.equals(
                                one.attributes().get(name), other.attributes().get(name)))
                        .count();
    }
}
