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
