package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void teamOfOneRule_changed_isOneChangeWithItsRegion() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.REGION, List.of("EU", "NA", "JP"))
                .build();
        RuleSet before = set(schema, RuleSets.rule("eu", "region == \"EU\"", "a"));
        RuleSet after = set(schema, RuleSets.rule("eu", "region in (\"EU\", \"NA\")", "b"));

        Comparison comparison = Comparison.of(before, after, Instant.MIN);

        assertThat(comparison.open()).isEmpty();
        assertThat(comparison.changes())
                .extracting(change -> change.fromTeam().orElseThrow() + " -> "
                        + change.toTeam().orElseThrow() + " " + change.regions())
                .containsExactlyInAnyOrder("a -> b [region EU]", "triage -> b [region NA]");
        assertThat(comparison.changes()).allMatch(Change::complete);
    }

    @Test
    void sameRules_change_nothing() {
        RuleSet rules = RuleSets.of(
                RuleSets.rule("one", "category == \"a\"", "a"), RuleSets.rule("two", "tags contains \"t\"", "b"));

        assertThat(Comparison.of(rules, rules, AT).changes()).isEmpty();
    }

    @Test
    void changes_equalEnumeration() {
        for (long seed = 0; seed < 150; seed++) {
            SmallWorld world = new SmallWorld(seed, false);
            RuleSet before = world.ruleSet();
            RuleSet after = world.ruleSet();
            Comparison comparison = Comparison.of(before, after, Instant.MIN);
            Set<String> expected = new TreeSet<>();
            for (Ticket ticket : world.tickets()) {
                for (Instant at : world.isKnown(ticket) ? SmallWorld.INSTANTS : List.<Instant>of()) {
                    Rule was = Winner.of(before, ticket, at);
                    Rule is = Winner.of(after, ticket, at);
                    if (!was.team().equals(is.team())) {
                        expected.add(was.id() + " -> " + is.id());
                    }
                }
            }
            assertThat(comparison.open()).isEmpty();
            assertThat(comparison.changes().stream()
                            .map(change ->
                                    change.from().id() + " -> " + change.to().id()))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            for (Change change : comparison.changes()) {
                Witness witness = change.witness();
                assertThat(Winner.of(before, witness.ticket(), witness.at())).isEqualTo(change.from());
                assertThat(Winner.of(after, witness.ticket(), witness.at())).isEqualTo(change.to());
            }
        }
    }

    @Test
    void smallestChange_isTheFewestValues() {
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
    void smallestChange_equalsEnumeration() {
        for (long seed = 0; seed < 60; seed++) {
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

    private static RuleSet set(TicketSchema schema, String rule) {
        return RuleSets.builder()
                .schema(schema)
                .file("rules/test.drl", RuleSets.HEADER + rule + RuleSets.FALLBACK)
                .build();
    }

    private static int differences(Ticket one, Ticket other) {
        int differences = 0;
        for (TicketField field : TicketField.values()) {
            boolean compared = field != TicketField.TAGS && field != TicketField.ID;
            differences += compared && !java.util.Objects.equals(field.valueIn(one), field.valueIn(other)) ? 1 : 0;
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
                        .filter(name -> !java.util.Objects.equals(
                                one.attributes().get(name), other.attributes().get(name)))
                        .count();
    }
}
