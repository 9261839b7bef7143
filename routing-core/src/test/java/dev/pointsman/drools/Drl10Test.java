package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduced level of DRL, and what its parser passes over in silence. */
class Drl10Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category == \"a\" && region in (\"EU\", \"UK\"), priority <= 2",
                "!( category == \"a\" ), subject not matches \"a.*\"",
                "tags contains \"x\", \"y\" memberOf tags, attributes[\"n\"] > -5",
                "subject != null, subject str[startsWith] \"x\"",
            })
    void constraint_withoutAbbreviations_readsAsAtLevelDrl6(String constraints) {
        String rule = RuleSets.rule("r", constraints, "a");

        Rule drl10 = ruleSet(LanguageLevel.DRL10, rule).find("r").orElseThrow();
        Rule drl6 = ruleSet(LanguageLevel.DRL6, rule).find("r").orElseThrow();

        assertThat(drl10.condition()).isEqualTo(drl6.condition());
        assertThat(drl10.position()).isEqualTo(drl6.position());
        assertThat(drl10.source().text()).isEqualTo(drl6.source().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"category == \"a\" || == \"b\"", "priority > 1 && < 4"})
    void abbreviation_atThisLevel_isRefused(String constraints) {
        assertThat(issues(RuleSets.rule("r", constraints, "a")))
                .singleElement()
                .satisfies(issue -> assertThat(issue.code()).isEqualTo(IssueCode.SYNTAX));
    }

    @Test
    void annotation_afterTheName_isRead() {
        String rule =
                "rule \"r\" @owner(\"x\") @since(2026) when Ticket( category == \"a\" ) then routing.to(\"a\"); end\n";

        assertThat(ruleSet(LanguageLevel.DRL10, rule)
                        .find("r")
                        .orElseThrow()
                        .condition()
                        .text())
                .isEqualTo("category == \"a\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ticket( category == )",
                "Ticket( category == \"a\" || == \"b\" )",
                "Ticket( category == \"a\" ) Fact( kind == )",
                "Ticket( category == \"a\" ) Fact( ) )",
                "Ticket( category == \"a\" ) && Fact( kind == \"x\" )",
                "Ticket( category == \"a\" ) foo bar",
                "Ticket( @watch category == \"a\" )",
                "foo bar",
            })
    void mistake_behindAnAnnotation_isReportedThereAndSwallowsNothing(String leftHandSide) {
        String head = "rule \"r\" @owner(\"x\") when ";
        String rule = head + leftHandSide + " then routing.to(\"a\"); end\n"
                + "rule \"s\" @owner(\"y\") when Ticket( category == \"s\" ) then routing.to(\"b\"); end\n";

        assertThat(issues(rule)).isNotEmpty().allSatisfy(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.SYNTAX);
            assertThat(issue.position().line()).isEqualTo(4);
            assertThat(issue.position().column()).isGreaterThan(head.length());
        });
    }

    @Test
    void conditionsOfTheNextRule_behindAMistake_areNeverTakenForThoseOfTheFirst() {
        String rules = "rule \"first\" @owner(\"x\") when foo bar then routing.to(\"a\"); end\n"
                + "rule \"second\" @owner(\"y\") when Ticket( category == \"s\" ) then routing.to(\"b\"); end\n";

        assertThat(issues(rules))
                .extracting(issue -> issue.position().toString())
                .containsExactly("rules/test.drl:4:35");
    }

    @Test
    void annotation_thatIsNotClosed_isRefused() {
        String rule = "rule \"r\" @owner(\"x\" when Ticket( category == \"a\" ) then routing.to(\"a\"); end\n";

        assertThat(issues(rule))
                .extracting(issue -> issue.position() + " " + issue.message())
                .containsExactly(
                        "rules/test.drl:4:17 this annotation is not closed, or what follows it cannot be read");
    }

    @Test
    void text_afterARule_isNotTakenForItsConsequence() {
        String rules = RuleSets.rule("r", "category == \"a\"", "a") + "some words\n"
                + RuleSets.rule("s", "tier == \"b\"", "b");

        assertThat(issues(rules))
                .extracting(issue -> issue.position() + " " + issue.message())
                .contains("rules/test.drl:6:1 the rule before this one has not ended here");
    }

    @Test
    void ruleKeyword_misspelt_isNotTakenForTheConsequenceBefore() {
        String rules = RuleSets.rule("r", "category == \"a\"", "a") + "ruel \"s\" when Ticket( tier == \"b\" ) then"
                + " routing.to(\"b\"); end\n";

        assertThat(issues(rules))
                .extracting(issue -> issue.position() + " " + issue.message())
                .contains("rules/test.drl:5:1 the rule before this one has not ended here");
    }

    private static RuleSet ruleSet(LanguageLevel level, String rules) {
        return RuleSets.builder()
                .level(level)
                .file("rules/test.drl", RuleSets.HEADER + rules + RuleSets.FALLBACK)
                .build();
    }

    private static List<RuleIssue> issues(String rules) {
        return RuleSets.issues(RuleSets.builder()
                .level(LanguageLevel.DRL10)
                .file("rules/test.drl", RuleSets.HEADER + rules + RuleSets.FALLBACK));
    }
}
