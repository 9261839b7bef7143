package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourcePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routing language says, as the conditions and rules that come of it. */
class RouteReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "category is refund -> category == \"refund\"",
                "category is not refund -> category != \"refund\"",
                "region is one of EU, UK -> region in (\"EU\", \"UK\")",
                "region is one of EU -> region in (\"EU\")",
                "region is one of EU, absent -> region in (\"EU\", null)",
                "region is none of EU, UK -> region not in (\"EU\", \"UK\")",
                "product is present -> product != null",
                "product is absent -> product == null",
                "priority is 1 -> priority == 1",
                "priority is P1 -> priority == 1",
                "priority is 2 or more urgent -> priority <= 2",
                "priority is 4 or less urgent -> priority >= 4",
                "priority is more urgent than 2 -> priority < 2",
                "priority is less urgent than P4 -> priority > 4",
                "priority is at most 2 -> priority <= 2",
                "attribute amount is at least 150 -> attributes[\"amount\"] >= 150",
                "attribute amount is at most -2.50 -> attributes[\"amount\"] <= -2.5",
                "attribute amount is above 3000000000.0 -> attributes[\"amount\"] > 3000000000.0",
                "attribute amount is below 0 -> attributes[\"amount\"] < 0",
                "attribute amount is one of 1, 2.0 -> attributes[\"amount\"] in (1, 2)",
                "attribute legalHold is true -> attributes[\"legalHold\"] == true",
                "attribute legalHold is not false -> attributes[\"legalHold\"] != false",
                "attribute carrier is dhl -> attributes[\"carrier\"] == \"dhl\"",
                "language is below m -> language < \"m\"",
                "subject matches \"(?i).*re\\\\d+.*\" -> subject matches \"(?i).*re\\\\d+.*\"",
                "subject does not match \"a\\\"b\" -> subject not matches \"a\\\"b\"",
                "not (subject matches \"ab\") -> !(subject matches \"ab\")",
                "subject contains \"a, b\" -> subject contains \"a, b\"",
                "subject does not contain refund -> subject not contains \"refund\"",
                "tagged vip -> tags contains \"vip\"",
                "not tagged vip -> tags not contains \"vip\"",
                "category is one of its tags -> category memberOf tags",
                "category is none of its tags -> !(category memberOf tags)",
                "subject starts with \"Re:\" -> subject str[startsWith] \"Re:\"",
                "subject does not end with \"!\" -> !(subject str[endsWith] \"!\")",
                "subject has 5 characters -> subject str[length] 5",
                "subject does not have 5 characters -> !(subject str[length] 5)",
            })
    void phrase_isTheOperatorOfPlainRules(String when, String drl) {
        assertThat(Routes.condition(when)).isEqualTo(drl);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "category is refund and region is EU -> category == \"refund\" && region == \"EU\"",
                "category is refund or region is EU -> category == \"refund\" || region == \"EU\"",
                "category is refund or category is payout -> category in (\"refund\", \"payout\")",
                "(category is refund and region is EU) and tagged vip"
                        + " -> category == \"refund\" && region == \"EU\" && tags contains \"vip\"",
                "category is refund or (region is EU and tagged vip)"
                        + " -> category == \"refund\" || (region == \"EU\" && tags contains \"vip\")",
                "not (category is refund or region is EU) -> !(category == \"refund\" || region == \"EU\")",
                "not (not (region is not EU)) -> !(!(region != \"EU\"))",
                "((category is refund)) -> category == \"refund\"",
            })
    void connective_joinsAsInDrl(String when, String drl) {
        assertThat(Routes.condition(when)).isEqualTo(drl);
    }

    @Test
    void clauses_inAnyOrder_areTheAttributesOfTheRule() {
        Rule rule = Routes.rule("""
                # refunds of Europe
                rule "EU refunds, 1st line" # by name
                  salience -100
                  from 2026-11-22 until 2026-12-24T12:00:00+01:00
                  disabled
                  note owner "ann"
                  note reviewed
                  suppress absent-fails until 2027-06-30 because "the form requires a subject"
                  when region is EU
                    # and, which is checked there:
                    and category is refund
                  route to payments-emea because "Handled in \\"Dublin\\""
                """);
        assertThat(rule.id()).isEqualTo("EU refunds, 1st line");
        assertThat(rule.salience()).isEqualTo(-100);
        assertThat(rule.effectiveFrom()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(rule.expiresAt()).isEqualTo(Instant.parse("2026-12-24T11:00:00Z"));
        assertThat(rule.enabled()).isFalse();
        assertThat(rule.notes()).isEqualTo(Map.of("owner", "ann", "reviewed", ""));
        assertThat(rule.suppressions())
                .hasToString("[absent-fails until 2027-06-30 because the form requires a subject]");
        assertThat(rule.team()).contains("payments-emea");
        assertThat(rule.reason()).contains("Handled in \"Dublin\"");
        assertThat(rule.position()).isEqualTo(new SourcePosition("rules/test.route", 2, 1));
    }

    @Test
    void defaultRule_isTheFallback() {
        RuleSet ruleSet = Routes.builder()
                .file("rules/a.route", "default rule last\n  route to triage because \"Nobody else\"")
                .file("rules/b.route", "rule b when category is refund route to b")
                .build();
        assertThat(ruleSet.fallback().id()).isEqualTo("last");
        assertThat(ruleSet.fallback().reason()).contains("Nobody else");
        assertThat(ruleSet.issues()).isEmpty();
    }

    @Test
    void table_givesOneRuleForEachRow() {
        RuleSet ruleSet = Routes.of("""
                table refunds
                  salience 50
                  note owner "ann"
                  because "By region"
                  | category | region     | tags      | attribute amount | priority           | salience | rule | because | team |
                  # Europe
                  | refund   | EU, UK     | vip, gold | at least 150     | 2 or more urgent   | 70       | big  | "Large" | payments-emea |
                  | refund   | EU, absent | not vip   | -                | -                  | -        | -    | -       | a |
                  | -        | none of EU | -         | not 0            | 1                  | -        | -    | -       | b | # others
                """);
        assertThat(ruleSet.rules())
                .extracting(rule -> rule.id() + " " + rule.salience() + " "
                        + rule.team().orElseThrow() + " " + rule.reason().orElse("-") + " " + rule.notes())
                .containsExactly(
                        "big 70 payments-emea Large {owner=ann}",
                        "refunds/refund/EU+absent/not-vip/-/- 50 a By region {owner=ann}",
                        "refunds/-/none-of-EU/-/not-0/1 50 b By region {owner=ann}",
                        "fallback 0 triage - {}");
        assertThat(ruleSet.find("big").orElseThrow().condition().text())
                .isEqualTo("category == \"refund\" && region in (\"EU\", \"UK\") && (tags contains \"vip\" || tags"
                        + " contains \"gold\") && attributes[\"amount\"] >= 150 && priority <= 2");
        assertThat(ruleSet.find("big").orElseThrow().position().line()).isEqualTo(7);
    }

    @Test
    void tableRow_ofAnyValuesOnly_isTheFallback() {
        RuleSet ruleSet = Routes.builder().file("rules/t.route", """
                table owners
                  | category | team   |
                  | refund   | a      |
                  | -        | triage |
                """).build();
        assertThat(ruleSet.fallback().id()).isEqualTo("owners/-");
        assertThat(ruleSet.rules()).extracting(Rule::id).containsExactly("owners/refund", "owners/-");
    }

    @Test
    void tableRows_ofEqualValues_areDuplicates() {
        assertThat(Routes.issues("table t\n  | category | team |\n  | refund | a |\n  | refund | b |\n"))
                .extracting(issue -> issue.position() + " " + issue.code().id())
                .containsExactly("rules/test.route:4:3 duplicate-rule");
    }

    @Test
    void routeAndDrl_mixInOneRuleSet() {
        RuleSet ruleSet = Routes.builder()
                .file(
                        "rules/a.drl",
                        "package p\nimport dev.pointsman.ticket.Ticket\n"
                                + "rule \"one\" when Ticket( category == \"refund\" ) then routing.to(\"a\"); end\n")
                .file("rules/b.route", "rule two when category is payout route to b" + Routes.FALLBACK)
                .build();
        assertThat(ruleSet.rules()).extracting(Rule::id).isEqualTo(List.of("one", "two", "fallback"));
    }
}
