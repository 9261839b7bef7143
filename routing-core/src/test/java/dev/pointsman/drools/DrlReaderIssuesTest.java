package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule author reads: each issue with its place, its rule, what was found and what to do. */
class DrlReaderIssuesTest {

    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .values(TicketField.CATEGORY, List.of("refund", "payout"))
            .values(TicketField.TAGS, List.of("vip", "legal"))
            .attribute("amount", AttributeType.NUMBER)
            .attribute("legalHold", AttributeType.BOOLEAN)
            .attribute("note", AttributeType.TEXT)
            .attribute("carrier", List.of("dhl", "ups"))
            .build();

    /** A constraint of a rule whose Ticket( stands at column 14, so the constraint starts at column 23. */
    static Stream<Arguments> constraints() {
        return Stream.of(
                arguments(
                        "catgory == \"refund\"",
                        "4:23: error [unknown-field] rule \"r\": tickets have no field \"catgory\"",
                        "Maybe you meant \"category\". The host's own fields are written attributes[\"catgory\"]."),
                arguments(
                        "attributes[\"amuont\"] > 5",
                        "4:34: error [unknown-attribute] rule \"r\": the schema has no attribute \"amuont\"",
                        "Maybe you meant \"amount\"."),
                arguments(
                        "category == \"refnd\"",
                        "4:35: error [unknown-value] rule \"r\": the schema has no category \"refnd\"",
                        "Maybe you meant \"refund\"."),
                arguments(
                        "category in (\"refund\", \"payuot\")",
                        "4:46: error [unknown-value] rule \"r\": the schema has no category \"payuot\"",
                        "Maybe you meant \"payout\"."),
                arguments(
                        "category == \"refund\" || == \"payuot\"",
                        "4:50: error [unknown-value] rule \"r\": the schema has no category \"payuot\"",
                        "Maybe you meant \"payout\"."),
                arguments(
                        "tags contains \"vpi\"",
                        "4:37: error [unknown-value] rule \"r\": the schema has no tag \"vpi\"",
                        "Maybe you meant \"vip\"."),
                arguments(
                        "attributes[\"carrier\"] != \"dhx\"",
                        "4:48: error [unknown-value] rule \"r\": the schema has no carrier \"dhx\"",
                        "Maybe you meant \"dhl\"."),
                arguments(
                        "priority == 9",
                        "4:35: error [unknown-value] rule \"r\": no ticket has priority 9",
                        "Priorities are 1 (most urgent) to 5."),
                arguments(
                        "category == 5",
                        "4:32: error [wrong-type] rule \"r\": category is text, it cannot be tested with == 5",
                        "Write it in quotes: \"5\"."),
                arguments(
                        "( category == \"refund\" || category == 5 )",
                        "4:58: error [wrong-type] rule \"r\": category is text, it cannot be tested with == 5",
                        "Write it in quotes: \"5\"."),
                arguments(
                        "category == refund",
                        "4:35: error [wrong-type] rule \"r\": refund is no value",
                        "Maybe you meant \"refund\", in quotes."),
                arguments(
                        "category > null",
                        "4:32: error [wrong-type] rule \"r\": category is text, it cannot be tested with > null",
                        "Use == null or != null."),
                arguments(
                        "category == 'r'",
                        "4:35: error [wrong-type] rule \"r\": 'r' is a character, which no text equals",
                        "Write it in double quotes."),
                arguments(
                        "attributes['n'] == 1",
                        "4:34: error [wrong-type] rule \"r\": the key 'n' is one character, which no text equals",
                        "Write it in double quotes."),
                arguments(
                        "priority <= \"2\"",
                        "4:32: error [wrong-type] rule \"r\": priority is a number, it cannot be tested with <= \"2\"",
                        "Compare it with a number from 1 to 5, without quotes."),
                arguments(
                        "tags == \"vip\"",
                        "4:28: error [wrong-type] rule \"r\": tags is a set of texts, it cannot be tested with == \"vip\"",
                        "Use: tags contains \"...\"."),
                arguments(
                        "openedAt > 5",
                        "4:32: error [wrong-type] rule \"r\": openedAt is a point in time, it cannot be tested with > 5",
                        "Use date-effective and date-expires to bound a rule in time; a ticket's own time can only be"
                                + " tested with == null or != null."),
                arguments(
                        "attributes[\"amount\"] > \"5\"",
                        "4:44: error [wrong-type] rule \"r\": amount is a number, it cannot be tested with > \"5\"",
                        "Compare it with a number, without quotes."),
                arguments(
                        "attributes[\"amount\"] == 150.0",
                        "4:47: error [wrong-type] rule \"r\": Drools finds no attribute equal to 150.0",
                        "Write 150."),
                arguments(
                        "attributes[\"amount\"] > 3000000000",
                        "4:46: error [wrong-type] rule \"r\": 3000000000 is no number that Drools can compare with",
                        "Write a whole number below 2147483648, or a decimal such as 3000000000.0."),
                arguments(
                        "attributes[\"legalHold\"] == \"true\"",
                        "4:47: error [wrong-type] rule \"r\": legalHold is true or false, it cannot be tested with =="
                                + " \"true\"",
                        "Use == true or == false."),
                arguments(
                        "attributes[\"note\"] contains \"x\"",
                        "4:42: error [unsupported] rule \"r\": Drools cannot test an attribute with contains",
                        "Use matches \"(?s).*...*\", or a field."),
                arguments(
                        "category in (null)",
                        "4:32: error [unsupported] rule \"r\": Drools cannot evaluate a list of null alone",
                        "Use == null or != null."),
                arguments(
                        "subject matches \"(\"",
                        "4:39: error [bad-regex] rule \"r\": \"(\" is no regular expression: Unclosed group at character 2",
                        ""),
                arguments(
                        "subject == \"a\\d\"",
                        "4:34: error [syntax] rule \"r\": \"a\\d\" has an escape that is not understood",
                        "Double the backslash, as in \"\\\\d\"; write other characters as they are."),
                arguments(
                        "subject str[startsWith] \"x\"",
                        "4:23: warning [absent-fails] rule \"r\": subject str[startsWith] \"x\" fails where subject is"
                                + " absent, and the rule with it",
                        "Put a test for presence before it: subject != null, subject str[startsWith] \"x\""),
                arguments(
                        "category == \"refund\" || subject not str[length] 3",
                        "4:47: warning [absent-fails] rule \"r\": !(subject str[length] 3) fails where subject is absent,"
                                + " and the rule with it",
                        "Put a test for presence before it: subject != null, !(subject str[length] 3)"));
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void constraint_withAMistake_isReportedAtItsWordWithAFix(String constraint, String issue, String fix) {
        assertThat(issues("rule \"r\" when Ticket( " + constraint + " ) then routing.to(\"a\"); end\n"))
                .containsExactly("rules/test.drl:" + issue + (fix.isEmpty() ? "" : "\n    " + fix));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "rule \"r\" when Ticket( category == \"refund\" ) then routing.to(\"payments\"); end",
                        "4:62: error [unknown-team] rule \"r\": there is no team \"payments\"",
                        "Known: a, b, c, triage."),
                arguments(
                        "rule \"r\" when Ticket( category == \"refund\" ) then System.exit(1); end",
                        "4:46: error [no-team] rule \"r\": the consequence names no team",
                        "Write: routing.to(\"team-id\").because(\"reason\");"),
                arguments(
                        "rule \"r\" agenda-group \"x\" when Ticket( category == \"refund\" ) then routing.to(\"a\"); end",
                        "4:10: error [refused-attribute] rule \"r\": the attribute agenda-group is not supported",
                        "Every rule that matches nominates its team; which one wins is decided by salience, then by"
                                + " narrowness. Take the attribute out."),
                arguments(
                        "rule \"salience\" salience (priority) when Ticket( tier == \"x\" ) then routing.to(\"a\"); end",
                        "4:17: error [refused-attribute] rule \"salience\": salience must be a whole number, found"
                                + " (priority)",
                        "A computed salience would make the order of rules depend on the ticket."),
                arguments(
                        "rule \"r\" date-effective \"yesterday\" when Ticket( tier == \"x\" ) then routing.to(\"a\"); end",
                        "4:10: error [bad-date] rule \"r\": \"yesterday\" is no date",
                        "Write \"2026-11-22T03:00:00Z\", \"2026-11-22\" (the start of that day in UTC) or"
                                + " \"22-Nov-2026\"."),
                arguments(
                        "rule \"r\" date-effective \"2026-11-22\" date-expires \"2026-11-22\" when Ticket( tier == \"x\" )"
                                + " then routing.to(\"a\"); end",
                        "4:10: error [bad-date] rule \"r\": the rule expires at 2026-11-22T00:00:00Z, not after it takes"
                                + " effect at 2026-11-22T00:00:00Z",
                        ""),
                arguments(
                        "rule \"when\" when then routing.to(\"a\"); end",
                        "4:13: error [syntax] rule \"when\": nothing between when and then could be read as a condition",
                        "Write Ticket( ... ); the fallback has an empty Ticket()."),
                arguments(
                        "rule \" \" when Ticket( tier == \"x\" ) then routing.to(\"a\"); end",
                        "4:1: error [syntax] rule \" \": a rule needs a name",
                        "The name is the rule's id in every decision."),
                arguments(
                        "rule \"r\" extends \"base\" when Ticket( tier == \"x\" ) then routing.to(\"a\"); end",
                        "4:10: error [unsupported] rule \"r\": extends, which takes over the conditions of another rule, is"
                                + " not supported",
                        "Write the conditions of \"base\" into this rule."));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_withAMistake_isReportedAtItsWordWithAFix(String rule, String issue, String fix) {
        assertThat(issues(rule + "\n"))
                .containsExactly("rules/test.drl:" + issue + (fix.isEmpty() ? "" : "\n    " + fix));
    }

    @Test
    void query_always_isRefused() {
        assertThat(issues("query \"q\" Ticket( tier == \"x\" ) end\n"))
                .anyMatch(issue -> issue.startsWith("rules/test.drl:4:1: error [unsupported]")
                        && issue.contains("a query is not supported"));
    }

    @Test
    void rule_withSeveralConsequences_isRefused() {
        assertThat(
                        issues(
                                "rule \"r\" when Ticket( tier == \"x\" ) then routing.to(\"a\"); then[other] routing.to(\"b\"); end\n"))
                .anyMatch(issue ->
                        issue.startsWith("rules/test.drl:4:59: error [unsupported] rule \"r\": the named consequence"));
    }

    @Test
    void constraint_thatCannotBeRead_isQuoted() {
        assertThat(
                        issues(
                                "rule \"r\" when Ticket( category == \"refund\" && tier = = \"x\" ) then routing.to(\"a\"); end\n"))
                .hasSize(1)
                .allMatch(issue -> issue.startsWith("rules/test.drl:4:") && issue.contains("error [syntax]"));
    }

    @Test
    void list_withSeveralMistakes_reportsEachOfThem() {
        assertThat(
                        issues(
                                "rule \"r\" when Ticket( category in (\"refnd\",\n  \"refund\", \"payuot\") ) then routing.to(\"a\"); end\n"))
                .extracting(issue -> issue.substring(0, issue.indexOf(": ")))
                .containsExactly("rules/test.drl:4:36", "rules/test.drl:5:13");
    }

    @Test
    void severalMistakes_inSeveralRules_areReportedTogetherInSourceOrder() {
        List<RuleIssue> issues = RuleSets.issues(RuleSets.builder()
                .policy(RulePolicy.TRUSTED)
                .schema(SCHEMA)
                .file("rules/b.drl", RuleSets.HEADER + RuleSets.rule("r3", "catgory == \"x\"", "a"))
                .file(
                        "rules/a.drl",
                        RuleSets.HEADER
                                + RuleSets.rule("r1", "priority == 7, tier == standard", "nobody")
                                + RuleSets.rule("r2", "tags contains \"gold\"", "a")
                                + RuleSets.FALLBACK));

        assertThat(issues)
                .extracting(issue -> issue.position() + " " + issue.code().id() + " " + issue.rule())
                .containsExactly(
                        "rules/a.drl:4:36 unknown-value r1",
                        "rules/a.drl:4:47 wrong-type r1",
                        "rules/a.drl:4:74 unknown-team r1",
                        "rules/a.drl:5:38 unknown-value r2",
                        "rules/b.drl:4:24 unknown-field r3");
    }

    @Test
    void mistake_insideARule_neverMakesItAFallback() {
        List<RuleIssue> issues = RuleSets.issues(RuleSets.builder()
                .policy(RulePolicy.TRUSTED)
                .schema(SCHEMA)
                .file(
                        "rules/a.drl",
                        RuleSets.HEADER + RuleSets.rule("r", "category == \"refnd\"", "a") + RuleSets.FALLBACK));

        assertThat(issues).extracting(RuleIssue::code).containsExactly(IssueCode.UNKNOWN_VALUE);
    }

    @Test
    void fieldName_thatIsPartOfAnEarlierWord_isReportedAtItself() {
        assertThat(
                        issues(
                                "rule \"r\" when Ticket( subcategory == \"cat ==\" || cat == \"x\" ) then routing.to(\"a\"); end\n"))
                .singleElement()
                .asString()
                .startsWith("rules/test.drl:4:50: error [unknown-field]");
    }

    @Test
    void file_thatEndsWithinACondition_isSaidToEndThere() {
        String text = RuleSets.HEADER + "rule \"r\" when Ticket( category == \"refund\", ";
        assertThat(RuleSets.issues(RuleSets.builder().file("rules/test.drl", text)))
                .extracting(RuleIssue::toString)
                .anyMatch(issue ->
                        issue.startsWith("rules/test.drl:4:45: error [syntax] the file ends in the middle of a rule"))
                .noneMatch(issue -> issue.contains("Exception"));
    }

    @Test
    void beginnersMistake_isToldWhatToWrite() {
        assertThat(issues("rule \"r\" when Ticket( category = \"refund\" ) then routing.to(\"a\"); end\n"))
                .anyMatch(issue -> issue.contains("mismatched input '='") && issue.endsWith("Write == to compare."));
        String text = "rule \"r\" when Ticket() then routing.to(\"a\"); end\n";
        assertThat(RuleSets.issues(RuleSets.builder().file("rules/test.drl", text)))
                .extracting(RuleIssue::fix)
                .contains("Write at the top of the file: import dev.pointsman.ticket.Ticket");
    }

    private static List<String> issues(String rule) {
        return RuleSets.issues(RuleSets.builder()
                        .policy(RulePolicy.TRUSTED)
                        .schema(SCHEMA)
                        .file("rules/test.drl", RuleSets.HEADER + rule + RuleSets.FALLBACK))
                .stream()
                .filter(issue -> issue.code() != IssueCode.ONLY_FALLBACK)
                .map(RuleIssue::toString)
                .toList();
    }
}
