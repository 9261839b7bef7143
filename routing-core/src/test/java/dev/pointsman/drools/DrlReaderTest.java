package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.Suppression;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrlReaderTest {

    private static final Operand CATEGORY = new Operand.Field(TicketField.CATEGORY);

    @Test
    void annotations_areNotesAndSuppressions() {
        Rule rule = RuleSets.of("""
                        rule "r" @owner("ann") @ticket(RULES-88)
                            @suppress("absent-fails until 2027-06-30 because of the form; session-rule until 2027-01-01 because it is so; and more")
                        when Ticket( category == "a" ) then routing.to("a"); end
                        """).find("r").orElseThrow();
        assertThat(rule.notes()).containsExactly(Map.entry("owner", "ann"), Map.entry("ticket", "RULES-88"));
        assertThat(rule.suppressions())
                .containsExactly(
                        new Suppression(IssueCode.ABSENT_FAILS, LocalDate.of(2027, 6, 30), "of the form"),
                        new Suppression(IssueCode.SESSION_RULE, LocalDate.of(2027, 1, 1), "it is so; and more"));
        assertThat(rule.suppressions().get(0).holdsAt(Instant.parse("2027-06-29T23:59:59.999Z")))
                .isTrue();
        assertThat(rule.suppressions().get(0).holdsAt(Instant.parse("2027-06-30T00:00:00Z")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "category == \"a\"                              ~ category == \"a\"",
                "this.category == \"a\"                         ~ category == \"a\"",
                "category == 'ab'                               ~ category == \"ab\"",
                "category != null                               ~ category != null",
                "category in (\"a\", null)                      ~ category in (\"a\", null)",
                "category not in (\"a\")                        ~ category not in (\"a\")",
                "category == \"a\" || == \"b\"                  ~ category in (\"a\", \"b\")",
                "category == \"a\" || category == \"b\"         ~ category in (\"a\", \"b\")",
                "category == \"a\" || region == \"b\"           ~ category == \"a\" || region == \"b\"",
                "category != \"a\" && != \"b\"                  ~ category != \"a\" && category != \"b\"",
                "priority > 2 && < 5                            ~ priority > 2 && priority < 5",
                "priority <= 2.5                                ~ priority <= 2.5",
                "priority == 2.0                                ~ priority == 2",
                "!( category == \"a\" )                         ~ category != \"a\"",
                "!( category == \"a\" && region == \"b\" )      ~ !(category == \"a\" && region == \"b\")",
                "subject matches \"a.*\"                        ~ subject matches \"a.*\"",
                "subject not matches \"\\\\d+\"                 ~ subject not matches \"\\\\d+\"",
                "subject contains \"a\"                         ~ subject contains \"a\"",
                "subject excludes \"a\"                         ~ subject not contains \"a\"",
                "tags not contains \"a\"                        ~ tags not contains \"a\"",
                "\"a\" memberOf tags                            ~ tags contains \"a\"",
                "category not memberOf tags                     ~ !(category memberOf tags)",
                "attributes[\"n\"] > -5.5                       ~ attributes[\"n\"] > -5.5",
                "attributes[\"n\"] == true                      ~ attributes[\"n\"] == true",
                "( ( category == \"a\" ) ), ( region == \"b\" ) ~ category == \"a\" && region == \"b\"",
            })
    void constraint_ofTheOperatorTable_isPlain(String constraint, String condition) {
        Rule rule = rule(constraint);

        assertThat(rule.isSessionRule()).isFalse();
        assertThat(rule.condition().text()).isEqualTo(condition);
    }

    static Stream<Arguments> sessionRules() {
        return Stream.of(
                arguments(
                        "Ticket( category == \"a\" ) Fact( kind == \"x\" )", "a pattern on Fact", "category == \"a\""),
                arguments(
                        "Ticket( category == \"a\" ) not Fact( kind == \"x\" )", "it has \"not\"", "category == \"a\""),
                arguments("Ticket( category == \"a\" ) exists Fact( )", "it has \"exists\"", "category == \"a\""),
                arguments("not Ticket( category == \"a\" )", "it has \"not\"", "true"),
                arguments("Ticket( category == \"a\" ) or Ticket( category == \"b\" )", "it has \"or\"", "true"),
                arguments("Ticket( $p : product, category == \"a\" )", "it binds $p", "category == \"a\""),
                arguments(
                        "Ticket( $p : product, category == \"a\" ) Fact( kind == $p )",
                        "a pattern on Fact",
                        "category == \"a\""),
                arguments(
                        "Ticket( category == subcategory, tier == \"b\" )",
                        "it compares with subcategory",
                        "tier == \"b\""),
                arguments("Ticket( category soundslike \"a\" )", "the operator soundslike", "true"),
                arguments("Ticket( subject.length > 5 )", "which is no field of the ticket", "true"),
                arguments(
                        "Ticket( tier == \"b\" ) Ticket( category == \"a\" )",
                        "several Ticket patterns",
                        "tier == \"b\""));
    }

    @ParameterizedTest
    @MethodSource("sessionRules")
    void rule_beyondTheOperatorTable_isASessionRuleWithACauseAndGuardedByWhatIsUnderstood(
            String leftHandSide, String cause, String guard) {
        RuleSet ruleSet = RuleSets.of("rule \"r\" when " + leftHandSide + " then routing.to(\"a\"); end\n");
        Rule rule = ruleSet.find("r").orElseThrow();

        assertThat(rule.sessionCause())
                .hasValueSatisfying(text -> assertThat(text).contains(cause));
        assertThat(rule.condition().text()).startsWith(guard);
        assertThat(ruleSet.issues())
                .filteredOn(issue -> issue.code() == IssueCode.SESSION_RULE)
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).contains(cause));
    }

    @Test
    void consequence_thatComputes_makesASessionRule() {
        RuleSet ruleSet = RuleSets.of(
                "rule \"r\" when $t : Ticket( $c : category, tier == \"x\" ) then routing.to(\"a\").because(\"about \" + $c); end\n");

        Rule rule = ruleSet.find("r").orElseThrow();
        assertThat(rule.isSessionRule()).isTrue();
        assertThat(rule.team()).as("the same whatever is computed").contains("a");
        assertThat(rule.reason()).isEmpty();
    }

    @Test
    void consequence_inLiterals_givesTeamAndReason() {
        Rule rule = RuleSets.of(
                        "rule \"r\" when Ticket( tier == \"x\" ) then routing.to(\"a\").because(\"one \" +\n \"\\\"two\\\"\"); end\n")
                .find("r")
                .orElseThrow();

        assertThat(rule.team()).contains("a");
        assertThat(rule.reason()).contains("one \"two\"");
    }

    @Test
    void rule_withAllAttributes_isReadAndItsDatesAreInUtc() {
        Rule rule = RuleSets.of("""
                rule "r"
                    @owner("somebody")
                    salience -7
                    enabled false
                    date-effective "22-Nov-2026"
                    date-expires "2026-11-23T01:00:00+02:00"
                when
                    Ticket( tier == "x" )
                then
                    routing.to("a");
                end
                """).find("r").orElseThrow();

        assertThat(rule.salience()).isEqualTo(-7);
        assertThat(rule.enabled()).isFalse();
        assertThat(rule.effectiveFrom()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(rule.expiresAt()).isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(rule.isSessionRule()).isFalse();
        assertThat(rule.source().text()).doesNotContain("2026").contains("salience -7");
        assertThat(rule.source().text().lines()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22", "2026-11-22T00:00", "2026-11-22T00:00:00Z", "22-nov-2026", "22-Nov-2026 00:00"})
    void date_inEveryForm_isTheStartOfTheDay(String date) {
        Rule rule = RuleSets.of("rule \"r\" date-effective \"" + date
                        + "\" when Ticket( tier == \"x\" ) then routing.to(\"a\"); end\n")
                .find("r")
                .orElseThrow();

        assertThat(rule.effectiveFrom()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void ticketPattern_withoutConstraints_isTheFallback() {
        assertThat(RuleSets.of(RuleSets.rule("r", "tier == \"x\"", "a"))
                        .fallback()
                        .condition())
                .isEqualTo(Condition.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject != null, subject str[startsWith] \"x\"",
                "subject != null && subject str[startsWith] \"x\"",
                "subject == null || subject str[startsWith] \"x\"",
                "subject == \"xy\", subject str[startsWith] \"x\"",
                "subject in (\"xy\", \"xz\"), subject str[length] 2",
                "subject matches \"x.*\", subject str[endsWith] \"y\"",
                "!( subject == null || subject str[startsWith] \"x\" )",
            })
    void affixTest_behindATestForPresence_givesNoWarning(String constraints) {
        assertThat(RuleSets.issues(RuleSets.rule("r", constraints, "a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject != \"a\", subject str[startsWith] \"x\"",
                "category != null, subject str[startsWith] \"x\"",
                "subject in (\"a\", null), subject str[startsWith] \"x\"",
                "subject != null || subject str[startsWith] \"x\"",
                "subject not in (\"a\"), subject str[startsWith] \"x\"",
                "!( subject str[length] 5 )",
            })
    void affixTest_onAValueThatMayBeAbsent_givesAWarning(String constraints) {
        assertThat(RuleSets.issues(RuleSets.rule("r", constraints, "a")))
                .extracting(RuleIssue::code)
                .containsExactly(IssueCode.ABSENT_FAILS);
    }

    @Test
    void header_ofEveryRule_holdsWhatStandsOutsideOfRules() {
        List<Rule> rules = RuleSets.of(RuleSets.rule("r", "tier == \"x\"", "a")).rules();

        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.source().header())
                        .contains("package test", "import dev.pointsman.ticket.Ticket")
                        .doesNotContain("rule "));
    }

    @Test
    void rule_always_knowsWhereItStands() {
        Rule rule = RuleSets.of("\n  " + RuleSets.rule("r", "tier == \"x\"", "a"))
                .find("r")
                .orElseThrow();

        assertThat(rule.position()).hasToString("rules/test.drl:5:3");
        assertThat(rule.condition()).isNotEqualTo(new Condition.Equal(CATEGORY, "x"));
    }

    private static Rule rule(String constraints) {
        return RuleSets.of(RuleSets.rule("r", constraints, "a")).find("r").orElseThrow();
    }
}
