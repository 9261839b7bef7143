package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rule authors hear of their mistakes: the place, what was expected, and the likely fix. */
class RouteIssuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "when regoin is EU -> 13 unknown-field -> Maybe you meant \"region\"",
                "when amount is above 5 -> 13 unknown-field -> It is an attribute: write attribute amount.",
                "when tagged vip if -> 24 syntax -> ``",
                "if tagged vip -> 8 syntax -> Write \"when\".",
                "when region in EU -> 20 syntax -> Write \"is one of\".",
                "when subject contains “refund” -> 30 syntax -> Texts stand in double quotes",
                "when attribute amount is above 1,000 -> 40 syntax -> A number has no commas",
                "when tagged vip\\n  send to a -> 3 syntax -> Write \"route to\".",
                "when tagged vip\\n  otherwise -> 3 syntax -> Write \"default rule\".",
                "when attribute ammount is above 5 -> 23 unknown-attribute -> Maybe you meant \"amount\"",
                "when region is EMEA -> 23 unknown-value -> Known: EU, NA, UK",
                "when region is one of EU, UKK -> 34 unknown-value -> Maybe you meant \"UK\"",
                "when tagged vpi -> 20 unknown-value -> Maybe you meant \"vip\"",
                "when priority is 7 -> 25 unknown-value -> Priorities are 1",
                "when priority is \"2\" -> 22 wrong-type -> without quotes",
                "when category is 5 -> 22 wrong-type -> in quotes: \"5\"",
                "when product is 3ds -> 24 wrong-type -> \"3ds\"",
                "when attribute amount is 5.0 -> 33 wrong-type -> Write 5.",
                "when attribute amount is above 3000000000 -> 39 wrong-type -> 3000000000.0",
                "when attribute amount is dhl -> 30 wrong-type -> without quotes",
                "when attribute legalHold is yes -> 33 wrong-type -> \"is true\" or \"is false\"",
                "when openedAt is \"2026-11-22\" -> 22 wrong-type -> \"from\" and \"until\"",
                "when tags is vip -> 18 wrong-type -> tagged",
                "when attribute reference contains DHL -> 33 unsupported -> matches",
                "when region is one of absent -> 30 unsupported -> is absent",
                "when subject matches \"a[\" -> 29 bad-regex -> ``",
                "when subject matches \"(a+)+b\" -> 29 slow-regex -> repetition",
                "when subject starts with Re -> 13 absent-fails -> subject is present and",
                "when category is -> 25 syntax -> as a name or a value it stands in quotes",
                "when category is one -> 29 syntax -> ``",
                "when category is default -> 25 syntax -> as a name or a value it stands in quotes",
                "when category is credit card -> 32 syntax -> A name or a value of several words stands in quotes",
                "when category is refund, payout -> 31 syntax -> is one of refund, ...",
                "when category is not refund, payout -> 35 syntax -> none of refund, ...",
                "when attribute amount is greater than 5 -> 41 syntax -> is above",
                "when region is in EU, UK -> 26 syntax -> is one of",
                "when category is refund AND region is EU -> 32 syntax -> Maybe you meant \"and\"",
                "EU when tagged vip -> 8 syntax -> A name or a value of several words stands in quotes",
                ": when tagged vip -> 8 syntax -> Leave it out",
                "when category == refund -> 22 syntax -> Write \"is\"",
                "when category is refund && region is EU -> 32 syntax -> Write \"and\"",
                "when category is 'refund' -> 25 syntax -> Texts stand in double quotes",
                "when category isn -> 22 syntax -> Maybe you meant \"is\"",
                "when category is refund and region is EU or tagged vip -> 49 syntax -> Put brackets",
                "when not category is refund -> 17 syntax -> ``",
                "when attribute amount is 2 or more urgent -> 35 syntax -> is at most",
                "when attribute amount is more urgent than 2 -> 33 syntax -> is below",
                "when (category is refund -> 33 syntax -> ``",
                "when subject contains \"a\\d\" -> 32 syntax -> Double the backslash",
                "salience high when tagged vip -> 17 syntax -> ``",
                "salience 9999999999 when tagged vip -> 17 syntax -> between",
                "from 22.11.2026 when tagged vip -> 13 bad-date -> 2026-11-22",
                "from 2026-12-01 until 2026-11-01 when tagged vip -> 30 bad-date -> ``",
                "suppress unknown-team until 2027-01-01 because \"x\" when tagged vip -> 17 bad-suppression -> Write: suppress",
                "suppress absent-fails until spring because \"x\" when tagged vip -> 17 bad-suppression -> Write: suppress",
                "note 1st \"x\" when tagged vip -> 13 syntax -> note owner",
                "note owner \"a\" note owner \"b\" when tagged vip -> 28 syntax -> Join them",
                "priority 100 when tagged vip -> 8 syntax -> ``",
                "when tagged vip when tagged gold -> 24 syntax -> Take one of the two out",
            })
    void mistake_isReportedAtItsPlaceWithAFix(String clauses, String columnAndCode, String fix) {
        List<RuleIssue> issues = Routes.issues("rule r " + clauses.replace("\\n", "\n") + " route to a");
        assertThat(issues)
                .extracting(
                        issue -> issue.position().column() + " " + issue.code().id())
                .containsExactly(columnAndCode);
        assertThat(issues.get(0).fix()).contains(fix);
    }

    @Test
    void tableOfAnotherLanguage_isToldWhatItsLinesAreNot() {
        assertThat(Routes.issues("table t\n  category | team\n  refund | a\n"))
                .extracting(RuleIssue::toString)
                .anyMatch(issue -> issue.contains("expected a row, which begins with |"));
        assertThat(Routes.issues("table t\n  | category | team |\n  |---|:--:|\n  | refund | a |\n"))
                .extracting(RuleIssue::toString)
                .singleElement()
                .asString()
                .startsWith("rules/test.route:3:4: error [syntax] a line of dashes is no row of a table")
                .endsWith("Take it out.");
    }

    @Test
    void message_showsTheLineWithAMark() {
        assertThat(Routes.issues("rule r\n\twhen region is EMEA\n  route to a").get(0))
                .hasToString("""
                        rules/test.route:2:17: error [unknown-value] rule "r": the schema has no region EMEA
                            \twhen region is EMEA
                            \t               ^^^^
                            Known: EU, NA, UK.""");
    }

    @Test
    void everyMistakeOfAFile_isReported() {
        assertThat(Routes.issues("""
                rule "one"
                  when category is refund and
                  route to nobody

                rul two
                  when category is refund
                  route to a

                rule three
                  salience
                  when regoin is EU
                    and tagged vpi
                  route two a

                rule four
                  route to a

                rule five
                  when tagged vip

                default rule six
                  when tagged vip
                  route to a

                table seven
                  | category | region | team |
                  | refund   | EU     |
                  | refund   | EMEA   | a |
                  | refund   | EU UK  | a |
                  | refund   |        | a |
                  | refund   | EU     | a | b |

                table eight
                  | category | teem |
                  | refund   | a    |

                table nine
                """))
                .extracting(issue ->
                        issue.position().line() + ":" + issue.position().column() + " "
                                + issue.message().lines().findFirst().orElseThrow())
                .containsExactly(
                        "3:3 expected a field such as category, \"attribute\", \"tagged\", \"not\" or \"(\", found"
                                + " \"route\"",
                        "3:12 there is no team \"nobody\"",
                        "5:1 expected \"rule\", \"default rule\" or \"table\", found \"rul\"",
                        "11:3 expected a whole number such as 100, found \"when\"",
                        "11:8 tickets have no field \"regoin\"",
                        "12:16 the schema has no tag vpi",
                        "13:9 expected \"to\", found \"two\"",
                        "15:6 the rule has no condition",
                        "18:6 the rule names no team",
                        "22:3 the default rule takes every ticket, it has no condition",
                        "27:23 the row has 2 of 3 cells",
                        "28:16 the schema has no region EMEA",
                        "29:19 expected | behind the cell, found \"UK\"",
                        "30:23 the cell is empty",
                        "31:29 the row has more cells than there are columns (3)",
                        "34:16 the last column of a table is \"team\"",
                        "37:7 the table has no rows");
    }

    @Test
    void misspeltRule_behindABrokenClause_beginsARuleAllTheSame() {
        assertThat(Routes.issues(
                        "rule a when tagged vip route to a because no quotes\nRule b when tagged gold route to b\n"
                                + "default\n  route to a\n"))
                .extracting(issue -> issue.position().line() + " "
                        + issue.message().lines().findFirst().orElseThrow() + " " + issue.fix())
                .containsExactly(
                        "1 expected the reason in quotes, found \"no\" ",
                        "2 expected \"rule\", \"default rule\" or \"table\", found \"Rule\" Maybe you meant \"rule\".",
                        "4 expected \"rule\" and a name behind \"default\" Write: default rule fallback");
    }

    @Test
    void emptyFile_isToldSo() {
        assertThat(Routes.issues(Routes.builder()
                        .file("rules/empty.route", "# nothing yet\n")
                        .file("rules/test.route", "rule r when tagged vip route to a" + Routes.FALLBACK)))
                .extracting(RuleIssue::code)
                .containsExactly(IssueCode.EMPTY_FILE);
    }

    @Test
    void secondFallback_andDuplicateId_areFoundAcrossLanguages() {
        assertThat(Routes.issues(Routes.builder()
                        .file(
                                "rules/a.drl",
                                "package p\nimport dev.pointsman.ticket.Ticket\n"
                                        + "rule \"r\" when Ticket() then routing.to(\"a\"); end\n")
                        .file("rules/test.route", "rule r when tagged vip route to a" + Routes.FALLBACK)))
                .extracting(RuleIssue::code)
                .containsExactlyInAnyOrder(IssueCode.SECOND_FALLBACK, IssueCode.DUPLICATE_RULE);
    }

    @Test
    void fallback_withAPeriod_isRefused() {
        assertThat(Routes.issues(Routes.builder()
                        .file(
                                "rules/test.route",
                                "rule r when tagged vip route to a\ndefault rule last until 2027-01-01 route to a")))
                .extracting(RuleIssue::code)
                .containsExactly(IssueCode.FALLBACK_NOT_ALWAYS);
    }
}
