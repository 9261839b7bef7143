package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come: from any editor, cut off, huge, or hostile. */
class OddTextTest {

    private static final String BAD_FIELD = RuleSets.rule("r", "catgory == \"x\"", "a");

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void windowsFile_withByteOrderMark_readsAndIsReportedAsAnyOther(LanguageLevel level) {
        String text = "\uFEFF" + (RuleSets.HEADER + BAD_FIELD + RuleSets.FALLBACK).replace("\n", "\r\n");

        assertThat(issues(level, text))
                .extracting(issue -> issue.position().toString())
                .containsExactly("rules/t.drl:4:23");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void tab_always_countsAsOneColumn(LanguageLevel level) {
        String text = RuleSets.HEADER + "rule\t\"r\"\twhen\n\tTicket(\tcatgory == \"x\" ) then routing.to(\"a\"); end\n"
                + RuleSets.FALLBACK;

        assertThat(issues(level, text))
                .extracting(issue -> issue.position().toString())
                .containsExactly("rules/t.drl:5:10");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void emoji_beforeWhatThePolicyRefuses_shiftsNoPosition(LanguageLevel level) {
        String text = "/* 🚚🚚🚚 */ package test import java.util.Date\nimport dev.pointsman.ticket.Ticket\n"
                + "/* 🚚 */ global java.util.List list\n"
                + "rule \"🚚\" when Ticket( subject == \"🚚\", category.class == null ) then routing.to(\"a\"); end\n"
                + RuleSets.FALLBACK;

        assertThat(restricted(level, text))
                .extracting(issue -> issue.code().id() + " " + issue.position())
                .containsExactly(
                        "policy rules/t.drl:1:27",
                        "policy rules/t.drl:3:10",
                        "policy rules/t.drl:4:41",
                        "session-rule rules/t.drl:4:41");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void consequence_withoutItsSemicolon_isReportedOnce(LanguageLevel level) {
        String rule = "rule \"r\" when Ticket( priority == 1 ) then routing.to(\"a\").because(\"b\") end\n";

        assertThat(restricted(level, RuleSets.HEADER + rule + RuleSets.FALLBACK))
                .extracting(RuleIssue::message)
                .containsExactly("a semicolon is missing at the end of the consequence");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void emoji_beforeAndWithinARule_shiftsNoPosition(LanguageLevel level) {
        String text = RuleSets.HEADER + "// 🚚🚚🚚\n"
                + "/* 🚚 */ rule \"r 🚚\" when Ticket( subject == \"🚚\", catgory == \"x\" ) then routing.to(\"nobody\"); end\n"
                + RuleSets.FALLBACK;

        assertThat(issues(level, text))
                .extracting(issue -> issue.position() + " " + issue.rule())
                .containsExactly("rules/t.drl:5:52 r 🚚", "rules/t.drl:5:85 r 🚚");
    }

    @Test
    void emoji_beforeASyntaxError_shiftsNoColumnInDrl10() {
        String text = RuleSets.HEADER + "/* 🚚 */ rule \"r\" when Ticket( category == ) then routing.to(\"a\"); end\n";

        assertThat(issues(LanguageLevel.DRL10, text))
                .extracting(issue -> issue.position().toString())
                .contains("rules/t.drl:4:44");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void ruleName_beyondAscii_isTheId(LanguageLevel level) {
        RuleSet ruleSet = RuleSets.builder()
                .level(level)
                .file(
                        "rules/t.drl",
                        RuleSets.HEADER
                                + RuleSets.rule("Übergabe 退款 🚚", "category == \"Äpfel\"", "a")
                                + RuleSets.FALLBACK)
                .build();

        assertThat(ruleSet.find("Übergabe 退款 🚚")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "// nothing here\n/* nor here */\n", "package a.b\n", "\uFEFF"})
    void file_withoutARule_isAWarning(String text) {
        List<RuleIssue> issues = RuleSets.issues(RuleSets.builder()
                .file("rules/empty.drl", text)
                .file("rules/t.drl", RuleSets.HEADER + RuleSets.rule("r", "tier == \"x\"", "a") + RuleSets.FALLBACK));

        assertThat(issues)
                .extracting(RuleIssue::toString)
                .containsExactly("rules/empty.drl: warning [empty-file] the file holds no rule");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void rule_cutOffAnywhere_isASyntaxErrorAndNeverAnotherRule(LanguageLevel level) {
        String rule = "rule \"r\" salience 5 when Ticket( category == \"x\" ) then routing.to(\"a\"); end";
        for (int length = 5; length < rule.length(); length++) {
            String text = RuleSets.HEADER + rule.substring(0, length) + "\n" + RuleSets.FALLBACK;

            assertThat(issues(level, text))
                    .as("cut off after: %s", rule.substring(0, length))
                    .anyMatch(issue -> issue.code() == IssueCode.SYNTAX);
        }
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void rule_withoutEnd_isReportedWhereTheNextOneStarts(LanguageLevel level) {
        String text = RuleSets.HEADER + "rule \"r\" when Ticket( category == \"x\" ) then routing.to(\"a\");\n"
                + RuleSets.FALLBACK;

        assertThat(issues(level, text))
                .extracting(issue -> issue.position() + " " + issue.message())
                .contains("rules/t.drl:5:1 the rule before this one has not ended here");
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void rule_withTenThousandConditions_isRefusedOnce(LanguageLevel level) {
        String chain = IntStream.range(0, 10_000)
                .mapToObj(i -> "subject == \"v" + i + "\"")
                .collect(Collectors.joining(" || "));

        assertThat(issues(level, RuleSets.HEADER + RuleSets.rule("r", chain, "a") + RuleSets.FALLBACK))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.code()).isEqualTo(IssueCode.LIMIT);
                    assertThat(issue.message()).isEqualTo("the rule has more than 1000 conditions");
                });
    }

    @Test
    void rule_withTenThousandConstraints_isRefusedOnce() {
        String commas = IntStream.range(0, 10_000)
                .mapToObj(i -> "subject != \"v" + i + "\"")
                .collect(Collectors.joining(", "));

        assertThat(issues(LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", commas, "a") + RuleSets.FALLBACK))
                .extracting(RuleIssue::message)
                .containsExactly("the rule has more than 1000 conditions");
    }

    @Test
    void rule_withAThousandConditions_isRead() {
        String commas = IntStream.range(0, 1_000)
                .mapToObj(i -> "subject != \"v" + i + "\"")
                .collect(Collectors.joining(", "));

        assertThat(issues(LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", commas, "a") + RuleSets.FALLBACK))
                .isEmpty();
    }

    @Test
    void list_ofSixThousandValues_isRefusedAndOneOfFiveThousandIsRead() {
        assertThat(issues(
                        LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", list(6_000), "a") + RuleSets.FALLBACK))
                .extracting(issue -> issue.position() + " " + issue.message())
                .containsExactly("rules/t.drl:4:31 the list has more than 5000 values");
        assertThat(issues(
                        LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", list(5_000), "a") + RuleSets.FALLBACK))
                .isEmpty();
    }

    private static String list(int values) {
        return "subject in ("
                + IntStream.range(0, values).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(", ")) + ")";
    }

    @ParameterizedTest
    @EnumSource(LanguageLevel.class)
    void brackets_nestedDeeply_areRefusedBeforeAParserStalls(LanguageLevel level) {
        for (int depth : new int[] {9, 100, 50_000}) {
            String nested = "(".repeat(depth) + "subject == \"x\"" + ")".repeat(depth);
            String text = RuleSets.HEADER + RuleSets.rule("r", nested, "a") + RuleSets.FALLBACK;

            List<RuleIssue> issues =
                    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> issues(level, text));

            assertThat(issues)
                    .extracting(issue -> issue.code() + " " + issue.position())
                    .containsExactly("LIMIT rules/t.drl:4:31");
        }
    }

    @Test
    void alternatives_nestedDeeply_areRefusedBeforeAParserStalls() {
        String nested = "subject == \"x\"";
        for (int i = 0; i < 60; i++) {
            nested = "( category == \"c" + i + "\" || " + nested + " )";
        }

        assertThat(issues(LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", nested, "a") + RuleSets.FALLBACK))
                .extracting(RuleIssue::code)
                .containsExactly(IssueCode.LIMIT);
    }

    @Test
    void alternatives_ofUsualDepth_areRead() {
        String nested =
                "( category == \"a\" && ( region == \"EU\" || ( tier == \"x\" && !( priority > 2 || ( tags contains \"t\" ) ) ) ) )";

        assertThat(issues(LanguageLevel.DRL6, RuleSets.HEADER + RuleSets.rule("r", nested, "a") + RuleSets.FALLBACK))
                .isEmpty();
    }

    @Test
    void file_withTwentyThousandRules_isReadInTimeAndPositionsStayRight() {
        String text = RuleSets.HEADER
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "rule \"r" + i + "\"\n  salience 5\nwhen\n  Ticket( category == \"c" + i
                                + "\" )\nthen\n  routing.to(\"a\");\nend\n")
                        .collect(Collectors.joining())
                + RuleSets.FALLBACK;

        RuleSet ruleSet = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> RuleSets.builder().file("rules/t.drl", text).build());

        assertThat(ruleSet.rules()).hasSize(20_001).noneMatch(Rule::isSessionRule);
        assertThat(ruleSet.find("r19999").orElseThrow().position()).hasToString("rules/t.drl:139997:1");
    }

    private static List<RuleIssue> restricted(LanguageLevel level, String text) {
        return RuleSets.issues(RuleSets.builder().level(level).file("rules/t.drl", text));
    }

    private static List<RuleIssue> issues(LanguageLevel level, String text) {
        return RuleSets.issues(RuleSets.builder()
                        .policy(RulePolicy.TRUSTED)
                        .level(level)
                        .file("rules/t.drl", text))
                .stream()
                .filter(issue -> issue.code() != IssueCode.ONLY_FALLBACK)
                .toList();
    }
}
