package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single findings, with what they say and what they show; {@link OracleTest} has the many. */
class VerifierTest {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private static final TicketSchema REGIONS = TicketSchema.builder()
            .values(TicketField.REGION, List.of("EU", "NA", "LATAM", "JP"))
            .build();

    private static String rule(String id, int salience, String constraints, String team) {
        return "rule \"" + id + "\" salience " + salience + " when Ticket( " + constraints + " ) then routing.to(\""
                + team + "\"); end\n";
    }

    private static RuleSet regions(String... rules) {
        return RuleSets.builder()
                .schema(REGIONS)
                .file("rules/test.drl", RuleSets.HEADER + String.join("", rules) + RuleSets.FALLBACK)
                .build();
    }

    private static List<Finding> findings(IssueCode code, RuleSet ruleSet) {
        return Verifier.of(ruleSet).at(AT).withoutReplay().verify().findings().stream()
                .filter(finding -> finding.issue().code() == code)
                .toList();
    }

    private static Finding finding(IssueCode code, RuleSet ruleSet) {
        List<Finding> found = findings(code, ruleSet);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void tie_isAConflict_withATicketOfBoth() {
        Finding found = finding(
                IssueCode.CONFLICT,
                RuleSets.of(rule("a", 0, "category == \"refund\"", "a"), rule("b", 0, "region == \"EU\"", "b")));

        assertThat(found.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(found.related()).containsExactly("a");
        assertThat(found.issue().message())
                .contains("ties with rule \"a\"", "category=refund, region=EU would go to a or b", "salience 0");
        assertThat(found.shownBy().orElseThrow().ticket().category()).isEqualTo("refund");
        assertThat(found.shownBy().orElseThrow().at()).isEqualTo(AT);
    }

    @Test
    void tie_settledByAStrongerRule_isNone() {
        String a = rule("a", 0, "category == \"refund\"", "a");
        String b = rule("b", 0, "region == \"EU\"", "b");
        assertThat(findings(
                        IssueCode.CONFLICT,
                        RuleSets.of(a, b, rule("c", 1, "category == \"refund\", region == \"EU\"", "c"))))
                .isEmpty();
        assertThat(findings(
                        IssueCode.CONFLICT,
                        RuleSets.of(a, b, rule("c", 0, "category == \"refund\", region == \"EU\"", "c"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject str[startsWith] \"Refund EU\"     | subject str[startsWith] \"Refund\"",
                "subject str[endsWith] \"in the EU\"       | subject str[endsWith] \"EU\"",
                "subject contains \"refund late\"          | subject contains \"refund\"",
                "subject matches \"Refund.*\"              | subject str[startsWith] \"Refund\"",
                "subject str[startsWith] \"Refund\"        | subject contains \"Refund\"",
                "attributes[\"note\"] < \"a\"              | attributes[\"note\"] < \"b\"",
            })
    void tie_ofARuleWhoseTextTestImpliesTheOther_isNone(String narrow, String wide) {
        assertThat(findings(
                        IssueCode.CONFLICT, RuleSets.of(rule("narrow", 0, narrow, "a"), rule("wide", 0, wide, "b"))))
                .isEmpty();
    }

    @Test
    void tie_ofTextTestsOfWhichNeitherImpliesTheOther_isAConflict() {
        assertThat(findings(
                        IssueCode.CONFLICT,
                        RuleSets.of(
                                rule("start", 0, "subject str[startsWith] \"Refund\"", "a"),
                                rule("end", 0, "subject str[endsWith] \"EU\"", "b"))))
                .hasSize(1);
    }

    @Test
    void tie_outsideOfTheSchemaOnly_isNone() {
        String other =
                "region != \"EU\" && region != \"NA\" && region != \"LATAM\" && region != \"JP\" && region != null";
        assertThat(findings(
                        IssueCode.CONFLICT,
                        regions(rule("a", 0, other, "a"), rule("b", 0, other + " && priority == 1", "b"))))
                .isEmpty();
    }

    @Test
    void equalConditions_ofTwoTeams_tie() {
        assertThat(findings(
                        IssueCode.CONFLICT,
                        RuleSets.of(rule("a", 0, "region == \"EU\"", "a"), rule("b", 0, "region == \"EU\"", "b"))))
                .hasSize(1);
    }

    @Test
    void union_ofStrongerRules_isNamedWithoutNeedlessOnes() {
        Finding found = finding(
                IssueCode.UNREACHABLE,
                RuleSets.of(
                        rule("needless", 10, "priority == 2, region == \"EU\"", "a"),
                        rule("low", 9, "priority <= 2", "a"),
                        rule("high", 7, "priority > 2", "b"),
                        rule("all", 1, "priority != null, category == \"x\"", "c")));

        assertThat(found.issue().ruleId()).contains("all");
        assertThat(found.related()).containsExactly("low", "high");
        assertThat(found.issue().message()).contains("\"low\", \"high\"", "together");
    }

    @Test
    void sessionRule_coversNothing_andCanBeCovered() {
        String session = "rule \"s\" salience 5 when Ticket( region == \"EU\" ) Fact( kind == \"outage\" ) then"
                + " routing.to(\"a\"); end\n";
        assertThat(findings(IssueCode.UNREACHABLE, RuleSets.of(session, rule("eu", 1, "region == \"EU\"", "b"))))
                .isEmpty();
        assertThat(finding(IssueCode.UNREACHABLE, RuleSets.of(session, rule("eu", 9, "region == \"EU\"", "b")))
                        .issue()
                        .ruleId())
                .contains("s");
        Finding open = finding(IssueCode.NOT_PROVABLE, RuleSets.of(session, rule("p", 5, "priority == 1", "b")));
        assertThat(open.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(open.related()).containsExactly("p");
    }

    @Test
    void listedValues_thatStrongerRulesTake_areNamed() {
        Finding found = finding(
                IssueCode.PARTLY_UNREACHABLE,
                regions(
                        rule("eu", 9, "region == \"EU\"", "a"),
                        rule("na", 8, "region == \"NA\"", "b"),
                        rule("all", 0, "region in (\"EU\", \"NA\", \"LATAM\")", "c")));

        assertThat(found.issue().message())
                .contains("only reachable for region LATAM", "with region EU or NA", "\"eu\", \"na\"");
        assertThat(String.valueOf(found.region())).isEqualTo("region LATAM");
    }

    @Test
    void rule_reachedOutsideOfTheSchemaOnly_isANote() {
        Finding found = finding(
                IssueCode.PARTLY_UNREACHABLE,
                regions(
                        rule("all", 9, "region in (\"EU\", \"NA\", \"LATAM\", \"JP\")", "a"),
                        rule("any", 0, "region != null", "b")));

        assertThat(found.issue().message()).startsWith("within the schema it wins no ticket");
        assertThat(found.shownBy()).isPresent();
    }

    @Test
    void gap_isARegion_withATicketForTheFallback() {
        Finding found = finding(
                IssueCode.GAP,
                regions(rule("some", 1, "region in (\"EU\", \"NA\")", "a"), rule("none", 1, "region == null", "a")));

        assertThat(String.valueOf(found.region())).isEqualTo("region LATAM, JP");
        assertThat(found.issue().message()).contains("40.0 % of all combinations");
        assertThat(found.shownBy().orElseThrow().ticket().region()).isIn("LATAM", "JP");
    }

    @Test
    void rulesThatTakeEverything_leaveNoGap() {
        RuleSet rules = RuleSets.of(rule("a", 1, "region == \"EU\"", "a"), rule("b", 1, "region != \"EU\"", "a"));

        assertThat(findings(IssueCode.GAP, rules)).isEmpty();
        assertThat(Verifier.of(rules).withoutReplay().verify().tallies())
                .contains(new Verification.Tally(IssueCode.GAP, 0, 1, 0));
    }

    @Test
    void numbers_areSaidAsStretches() {
        Finding found = findings(
                        IssueCode.GAP,
                        RuleSets.builder()
                                .schema(TicketSchema.builder()
                                        .attribute("amount", dev.pointsman.ticket.AttributeType.NUMBER)
                                        .build())
                                .file(
                                        "rules/t.drl",
                                        RuleSets.HEADER
                                                + rule("low", 1, "attributes[\"amount\"] < 100", "a")
                                                + rule("high", 1, "attributes[\"amount\"] > 1000", "a")
                                                + rule("none", 1, "attributes[\"amount\"] == null", "a")
                                                + RuleSets.FALLBACK)
                                .build())
                .get(0);

        assertThat(String.valueOf(found.region())).isEqualTo("attributes[\"amount\"] from 100 to 1000");
    }

    @Test
    void guard_thatKeepsATestFromFailing_isNotRedundant() {
        assertThat(findings(
                        IssueCode.REDUNDANT_CONDITION,
                        RuleSets.of(rule("r", 0, "subject != null, subject str[startsWith] \"x\"", "a"))))
                .isEmpty();
        assertThat(finding(
                                IssueCode.REDUNDANT_CONDITION,
                                RuleSets.of(rule("r", 0, "subject != null, subject matches \"x.*\"", "a")))
                        .issue()
                        .message())
                .contains("this part changes nothing: subject != null");
    }

    @Test
    void texts_thatImplyEachOther_areUnderstood() {
        assertThat(findings(
                        IssueCode.UNREACHABLE,
                        RuleSets.of(
                                rule("short", 1, "subject contains \"refund\"", "a"),
                                rule("long", 0, "subject matches \"(?s).*my refund.*\"", "b"))))
                .hasSize(1);
        assertThat(findings(
                        IssueCode.NEVER_HOLDS,
                        RuleSets.of(rule(
                                "r",
                                0,
                                "subject != null, subject str[startsWith] \"ab\", subject str[length] 1",
                                "a"))))
                .hasSize(1);
        assertThat(findings(IssueCode.NEVER_HOLDS, RuleSets.of(rule("r", 0, "subject > \"b\", subject < \"a\"", "a"))))
                .hasSize(1);
    }

    @Test
    void regularExpressions_thatCannotBeDecided_areSaidToBe() {
        RuleSet rules = RuleSets.of(rule("r", 0, "subject matches \"(?=.*[0-9])(?=.*q)[a-z0-9]{4}\"", "a"));
        Verification verification = Verifier.of(rules).verify();

        assertThat(verification.isComplete()).isFalse();
        assertThat(verification.issues()).extracting(issue -> issue.code()).contains(IssueCode.NOT_DECIDED);
    }

    @Test
    void dates_areLookedAtFromTheInstantOn() {
        RuleSet rules = RuleSets.of(
                "rule \"old\" date-expires \"2026-01-01\" when Ticket( region == \"EU\" ) then routing.to(\"a\"); end\n",
                "rule \"new\" date-effective \"2027-01-01\" when Ticket( region == \"EU\" ) then routing.to(\"b\"); end\n");

        assertThat(finding(IssueCode.EXPIRED, rules).issue().ruleId()).contains("old");
        assertThat(finding(IssueCode.NOT_YET_EFFECTIVE, rules).issue().ruleId()).contains("new");
        assertThat(findings(IssueCode.CONFLICT, rules)).isEmpty();
        assertThat(findings(IssueCode.GAP, rules))
                .anySatisfy(gap -> assertThat(String.valueOf(gap.region()))
                        .isEqualTo("at a time from 2026-11-22T00:00:00Z until 2027-01-01T00:00:00Z"));
    }

    @Test
    void mergeableRules_areSaidAsOne() {
        Finding found = finding(
                IssueCode.MERGEABLE,
                RuleSets.of(
                        rule("a", 0, "category == \"x\", region == \"EU\"", "a"),
                        rule("b", 0, "category == \"x\", region == \"NA\"", "a"),
                        rule("c", 0, "category == \"x\", region == \"JP\"", "b")));

        assertThat(found.issue().fix()).isEqualTo("Write one rule with region in (\"EU\", \"NA\").");
    }

    @Test
    void budget_thatIsTooSmall_leavesQuestionsOpen() {
        RuleSet rules = new SmallWorld(3, false).ruleSet();
        Verification verification =
                Verifier.of(rules).budget(3, Duration.ofSeconds(5)).verify();

        assertThat(verification.issues()).extracting(issue -> issue.code()).contains(IssueCode.NOT_DECIDED);
        assertThatThrownBy(() -> Verifier.of(rules).budget(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Each is another value that no gap may hold; looking through them must not take the third power of their number. */
    @Test
    @Tag("slow-for-mutants")
    void thousandsOfRules_thatDifferInOneValue_areAllDecided() {
        String[] rules = IntStream.range(0, 3_000)
                .mapToObj(i -> rule("r" + i, 0, "product == \"p" + i + "\"", i % 2 == 0 ? "a" : "b"))
                .toArray(String[]::new);
        Verification verification =
                Verifier.of(RuleSets.of(rules)).withoutReplay().verify();

        assertThat(verification.isComplete()).isTrue();
        assertThat(verification.gaps().regions())
                .extracting(Object::toString)
                .containsExactly("product another or absent");
    }

    @Test
    @Tag("slow-for-mutants")
    void everyWitness_isShownByIndexAndDrools() {
        RuleSet rules = new SmallWorld(1, true).ruleSet();
        Verification verification = Verifier.of(rules).verify();

        assertThat(verification.findings())
                .filteredOn(finding -> finding.issue().code() == IssueCode.CONFLICT
                        || finding.issue().code() == IssueCode.GAP)
                .isNotEmpty()
                .allMatch(finding -> finding.shownBy().isPresent());
    }
}
