package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.NearMiss;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Case;
import dev.pointsman.testing.Generator;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearMissesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void find_generatedRules_areTheFirstThreeOfAllSorted(long seed) {
        Generator generator = Generator.varied(seed);
        List<Rule> rules = generator.ruleSet(80).rules();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Case one = generator.next();
            Set<Rule> settled = rules.stream()
                    .filter(rule -> holds(rule.condition(), one.ticket()) && random.nextInt(3) > 0)
                    .collect(Collectors.toSet());
            assertThat(NearMisses.find(rules, one.ticket(), one.at(), settled))
                    .as("%s", one.text())
                    .extracting(NearMiss::rule)
                    .isEqualTo(sorted(rules, one, settled));
        }
    }

    @Test
    void find_rulesOfOneTwoAndThreeConditions_namesEveryFailingOne() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("one", "category == \"x\"", "a"),
                RuleSets.rule("two", "category == \"refund\", region == \"UK\"", "a"),
                RuleSets.rule("three", "category == \"refund\", priority == 2, region == \"UK\"", "a"),
                RuleSets.rule("four", "category == \"x\", priority == 2, region == \"UK\", tier == \"gold\"", "a"),
                RuleSets.rule("tied", "category == \"y\"", "a"));
        Ticket ticket =
                Ticket.builder("T1").category("refund").region("EU").priority(2).build();

        List<NearMiss> found = NearMisses.find(ruleSet.rules(), ticket, Generator.AT, List.of(ruleSet.fallback()));

        assertThat(found)
                .extracting(NearMiss::toString)
                .containsExactly(
                        "NearMiss[rule=three, failing=[FailedCondition[condition=region == \"UK\", value=region is \"EU\"]]]",
                        "NearMiss[rule=two, failing=[FailedCondition[condition=region == \"UK\", value=region is \"EU\"]]]",
                        "NearMiss[rule=one, failing=[FailedCondition[condition=category == \"x\", value=category is \"refund\"]]]");
    }

    @Test
    void find_ruleThatFailsInSeveralConditions_listsThemInTheirOrder() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("four", "category == \"x\", priority == 2, region == \"UK\", tier == \"gold\"", "a"));
        Ticket ticket = Ticket.builder("T1").category("refund").priority(2).build();

        List<NearMiss> found = NearMisses.find(ruleSet.rules(), ticket, Generator.AT, List.of(ruleSet.fallback()));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).failing())
                .extracting(Object::toString)
                .containsExactly(
                        "FailedCondition[condition=category == \"x\", value=category is \"refund\"]",
                        "FailedCondition[condition=region == \"UK\", value=region is absent]",
                        "FailedCondition[condition=tier == \"gold\", value=tier is absent]");
    }

    /** The definition, word by word: count everything, sort everything, take three. */
    private static List<Rule> sorted(List<Rule> rules, Case one, Set<Rule> settled) {
        return rules.stream()
                .filter(rule -> rule.inForceAt(one.at()) && !settled.contains(rule))
                .sorted(Comparator.comparingLong((Rule rule) -> failing(rule, one.ticket()))
                        .thenComparing(rule -> parts(rule).size(), Comparator.reverseOrder()))
                .limit(3)
                .toList();
    }

    private static long failing(Rule rule, Ticket ticket) {
        return Math.max(
                1, parts(rule).stream().filter(part -> !holds(part, ticket)).count());
    }

    private static List<Condition> parts(Rule rule) {
        return rule.condition() instanceof Condition.All all ? all.parts() : List.of(rule.condition());
    }

    private static boolean holds(Condition condition, Ticket ticket) {
        try {
            return condition.holds(ticket);
        } catch (RuleEngineException e) {
            return false;
        }
    }
}
