package dev.pointsman.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.testing.Generator;
import dev.pointsman.testing.RuleSets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of two rules stands before the other: it depends on the two alone, and the narrower stands first. */
class WinningOrderTest {

    private static final int PAIRS = 400;

    static Stream<Long> seeds() {
        return LongStream.range(20261122, 20261130).boxed();
    }

    @Test
    void higherSalience_beatsTheNarrowerRule() {
        assertThat(order("rule \"z\" salience 1 when Ticket( tier == \"x\" ) then routing.to(\"a\"); end\n"
                        + "rule \"a\" when Ticket( tier == \"x\", region == \"EU\" ) then routing.to(\"a\"); end\n"))
                .containsExactly("z", "a", "fallback");
    }

    @Test
    void fallback_withTheHighestSalience_standsLast() {
        RuleSet ruleSet = RuleSets.builder()
                .file(
                        "rules/t.drl",
                        RuleSets.HEADER + "rule \"f\" salience 1000 when Ticket() then routing.to(\"a\"); end\n"
                                + RuleSets.rule("r", "tier == \"x\"", "a"))
                .build();

        assertThat(ruleSet.rules()).extracting(Rule::id).containsExactly("r", "f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "category == \"a\", region == \"b\"                         ~ category == \"a\"",
                "category == \"a\"                                          ~ category in (\"a\", \"b\")",
                "category in (\"a\", \"b\")                                 ~ category in (\"a\", \"b\", \"c\")",
                "category in (\"a\", \"b\", \"c\"), category != \"c\"       ~ category in (\"a\", \"b\", \"c\")",
                "category == \"a\"                                          ~ category != \"b\"",
                "category not in (\"b\", \"c\")                             ~ category != \"b\"",
                "priority == 1                                              ~ priority <= 2",
                "priority <= 2                                              ~ priority <= 3",
                "priority > 1 && < 4                                        ~ priority > 1",
                "attributes[\"n\"] > 100                                    ~ attributes[\"n\"] > 50",
                "attributes[\"n\"] > 100                                    ~ attributes[\"n\"] >= 100",
                "attributes[\"n\"] >= 100 && < 500                          ~ attributes[\"n\"] >= 100 && < 1000",
                "attributes[\"n\"] >= 200 && < 500                          ~ attributes[\"n\"] >= 100 && < 500",
                "attributes[\"n\"] < -5                                     ~ attributes[\"n\"] < 0",
                "attributes[\"n\"] in (1, 5, 10), attributes[\"n\"] > 3     ~ attributes[\"n\"] in (1, 5, 10)",
                "attributes[\"n\"] > 3, attributes[\"n\"] != 5              ~ attributes[\"n\"] > 3",
                "attributes[\"n\"] == 7                                     ~ attributes[\"n\"] > 3",
                "subject == \"abc\"                                         ~ subject matches \"a.*\"",
                "subject matches \"a.*\", subject matches \".*b\"           ~ subject matches \"a.*\"",
                "subject != null, subject str[startsWith] \"abc\"           ~ subject != null, subject str[startsWith] \"ab\"",
                "subject contains \"abc\"                                   ~ subject contains \"ab\"",
                "subject matches \"a.*\"                                    ~ subject != null",
                "tags contains \"a\", tags contains \"b\"                   ~ tags contains \"a\"",
                "category == \"a\", (region == \"b\" || tier == \"c\")      ~ category == \"a\"",
                "category == \"a\" && region == \"x\" || category == \"b\"  ~ category in (\"a\", \"b\")",
                "category == \"a\", Fact                                    ~ category == \"a\"",
            })
    void narrowerRule_always_standsFirst(String narrow, String wide) {
        assertStandsFirst(narrow, wide);
    }

    /** B, and A = B with a further constraint or with fewer values: A implies B, and some ticket meets B alone. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ruleWithAFurtherConstraint_standsBeforeTheOneWithout(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PAIRS / 8; i++) {
            List<String> wide = constraints(random);
            List<String> narrow = new ArrayList<>(wide);
            narrow.add(random.nextInt(narrow.size() + 1), further(random));
            assertStandsFirst(String.join(", ", narrow), String.join(", ", wide));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ruleWithFewerValues_standsBeforeTheOneWithMore(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PAIRS / 8; i++) {
            String context = String.join(", ", constraints(random));
            int values = 2 + random.nextInt(5);
            String field = random.nextBoolean() ? "product" : "attributes[\"p\"]";
            assertStandsFirst(
                    context + ", " + field + " in (" + values(values - 1) + ")",
                    context + ", " + field + " in (" + values(values) + ")");
            int bound = random.nextInt(100);
            assertStandsFirst(
                    context + ", attributes[\"q\"] > " + (bound + 1), context + ", attributes[\"q\"] > " + bound);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void order_onGeneratedRules_isTotal(long seed) {
        List<Rule> rules = new Generator(seed).ruleSet(40).rules();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Rule a = rules.get(random.nextInt(rules.size()));
            Rule b = rules.get(random.nextInt(rules.size()));
            Rule c = rules.get(random.nextInt(rules.size()));
            int ab = Rule.WINNING_ORDER.compare(a, b);
            assertThat(Integer.signum(Rule.WINNING_ORDER.compare(b, a))).isEqualTo(-Integer.signum(ab));
            assertThat(ab == 0).as("%s and %s", a, b).isEqualTo(a.id().equals(b.id()));
            if (ab <= 0 && Rule.WINNING_ORDER.compare(b, c) <= 0) {
                assertThat(Rule.WINNING_ORDER.compare(a, c))
                        .as("%s, %s, %s", a, b, c)
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void order_afterShufflingRulesOverFiles_isTheSame(long seed) {
        List<String> rules = IntStream.range(0, 30)
                .mapToObj(i -> RuleSets.rule("r" + i, String.join(", ", constraints(new Random(seed + i / 2))), "a"))
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> expected = order(String.join("", rules));

        Collections.shuffle(rules, new Random(seed));
        RuleSet shuffled = RuleSets.builder()
                .file("rules/b.drl", RuleSets.HEADER + String.join("", rules.subList(0, 10)))
                .file("rules/a.drl", RuleSets.HEADER + RuleSets.FALLBACK + String.join("", rules.subList(10, 30)))
                .build();

        assertThat(shuffled.rules()).extracting(Rule::id).isEqualTo(expected);
    }

    @Test
    void order_afterAddingARule_isTheSameForTheOthers() {
        String rules = new Generator(7).drl(30);
        List<String> before = RuleSets.builder().file("rules/t.drl", rules).build().rules().stream()
                .map(Rule::id)
                .toList();
        List<String> after = RuleSets.builder()
                .file("rules/t.drl", rules)
                .file(
                        "rules/u.drl",
                        RuleSets.HEADER + RuleSets.rule("added", "category == \"a\", region == \"b\"", "a"))
                .build()
                .rules()
                .stream()
                .map(Rule::id)
                .filter(id -> !id.equals("added"))
                .toList();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void precedence_always_namesItsCriterion() {
        RuleSet ruleSet = RuleSets.of(
                "rule \"s\" salience 1 when Ticket( tier == \"x\" ) then routing.to(\"a\"); end\n",
                RuleSets.rule("n", "tier == \"x\", region == \"y\"", "a"),
                RuleSets.rule("w", "tier == \"x\"", "a"),
                RuleSets.rule("x", "tier == \"z\"", "a"));
        List<Rule> rules = ruleSet.rules();

        assertThat(rules).extracting(Rule::id).containsExactly("s", "n", "w", "x", "fallback");
        assertThat(rules.get(0).precedesBy(rules.get(1))).isEqualTo("salience");
        assertThat(rules.get(1).precedesBy(rules.get(2))).isEqualTo("narrower");
        assertThat(rules.get(2).precedesBy(rules.get(3))).isEqualTo("id");
        assertThat(rules.get(3).precedesBy(rules.get(4))).isEqualTo("fallback");
    }

    /** Ids against the expected order, so that the id cannot decide by luck. */
    private static void assertStandsFirst(String narrow, String wide) {
        assertThat(order(drl("z-narrow", narrow) + drl("a-wide", wide)))
                .as("%s%n  before %s", narrow, wide)
                .containsExactly("z-narrow", "a-wide", "fallback");
    }

    private static String drl(String id, String constraints) {
        return constraints.endsWith(", Fact")
                ? "rule \"" + id + "\" when Ticket( " + constraints.replace(", Fact", "")
                        + " ) Fact( kind == \"x\" ) then routing.to(\"a\"); end\n"
                : RuleSets.rule(id, constraints, "a");
    }

    private static List<String> order(String rules) {
        return RuleSets.of(rules).rules().stream().map(Rule::id).toList();
    }

    private static List<String> constraints(Random random) {
        List<String> all = new ArrayList<>(List.of(
                "category in (" + values(1 + random.nextInt(3)) + ")",
                "region == \"r\"",
                "priority <= " + (2 + random.nextInt(3)),
                "tags contains \"t\"",
                "subject matches \".*a.*\"",
                "tier != \"basic\"",
                "attributes[\"n\"] >= " + random.nextInt(50),
                "( language == \"de\" || channel == \"chat\" )"));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(4));
    }

    private static String further(Random random) {
        List<String> all = List.of(
                "subcategory == \"s\"",
                "attributes[\"n\"] < 1000",
                "attributes[\"n\"] != 60",
                "subject matches \"b.*\"",
                "description contains \"x\"",
                "tags contains \"u\"",
                "tags not contains \"v\"",
                "product not in (\"p\", \"q\")",
                "id != null && id str[startsWith] \"T\"",
                "attributes[\"flag\"] == true",
                "( subcategory == \"a\" || product == \"b\" )",
                "!( subcategory == \"a\" && product == \"b\" )");
        return all.get(random.nextInt(all.size()));
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(", "));
    }
}
