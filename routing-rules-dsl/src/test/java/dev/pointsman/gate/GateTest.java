package dev.pointsman.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pointsman.diff.ExpectationFile;
import dev.pointsman.report.Entry;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.source.JsonObject;
import dev.pointsman.source.SourceFile;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final TeamDirectory TEAMS =
            TeamDirectory.of(List.of(team("refunds"), team("refunds-uk"), team("triage")));
    private static final String RULES = """
            rule refunds
              when category is refund
              route to refunds

            default rule fallback
              route to triage
            """;
    private static final String UK = """

            rule refunds-uk
              when category is refund and region is UK
              route to refunds-uk
            """;
    private static final String TESTS = """
            at: 2026-11-22T03:00:00Z
            cases:
              - { name: a refund, ticket: { category: refund }, expect: refunds }
              - { name: anything else, ticket: {}, expect: triage }
            """;

    private static Team team(String id) {
        return Team.of(id, id).withContact(Contact.parse("slack:#" + id));
    }

    private static RuleSet ruleSet(String rules) {
        return RuleSet.builder("shop")
                .teams(TEAMS)
                .file("rules/shop.route", rules)
                .build();
    }

    private static GateReport check(Gate gate, String rules, String tests) {
        RuleSet ruleSet = ruleSet(rules);
        return gate.check(ruleSet, RuleTests.of(List.of(new SourceFile("tests/shop.yaml", tests)), ruleSet), "shop");
    }

    /** The codes of what was found, but for the gap that these rules leave to the fallback. */
    private static List<String> codes(GateReport report) {
        return report.report().entries().stream()
                .map(Entry::code)
                .filter(code -> !code.equals("gap"))
                .toList();
    }

    private static Gate expecting(Gate gate, RuleSet before, String rules, String moves) {
        ExpectationFile file = ExpectationFile.read(new SourceFile("expected.yaml", moves), before, ruleSet(rules));
        assertThat(file.issues()).isEmpty();
        return gate.against(before).expecting(file.expectations());
    }

    @Test
    void ruleSet_withoutFindings_passesWithItsCounts() {
        GateReport report = check(Gate.at(AT), RULES, TESTS);

        assertThat(report.passed()).isTrue();
        assertThat(report.report().summary())
                .contains("(2 rules, 2 cases passed, rules won: 2 of 2 (100 %)): no errors, no warnings, 1 note");
    }

    @Test
    void failedCase_always_refuses() {
        GateReport report = check(Gate.at(AT), RULES, TESTS.replace("expect: refunds", "expect: triage"));

        assertThat(report.passed()).isFalse();
        assertThat(codes(report)).containsExactly("failed-test");
    }

    @Test
    void brokenTestFile_always_refuses() {
        assertThat(check(Gate.at(AT), RULES, "cases: [").passed()).isFalse();
    }

    @Test
    void findingOfTheVerifier_always_refuses() {
        GateReport report = check(Gate.at(AT), RULES + """

                rule urgent
                  when priority is 1
                  route to triage
                """, TESTS);

        assertThat(report.passed()).isFalse();
        assertThat(codes(report)).contains("conflict");
    }

    @Test
    void suppressionOfAFinding_refusesOnceItHasExpired() {
        String waived = RULES + """

                rule urgent
                  suppress conflict until 2026-12-31 because "both desks agreed"
                  when priority is 1
                  route to triage
                """;
        assertThat(check(Gate.at(AT), waived, TESTS).passed()).isTrue();
        assertThat(check(Gate.at(Instant.parse("2027-01-02T00:00:00Z")), waived, TESTS)
                        .passed())
                .isFalse();
    }

    @Test
    void ruleSet_withoutTests_isWarnedOf() {
        assertThat(check(Gate.at(AT), RULES, "cases: []").passed()).isTrue();
        GateReport strict = check(Gate.at(AT).failOn(Severity.WARNING), RULES, "cases: []");
        assertThat(codes(strict)).containsExactly("no-tests");
        assertThat(strict.passed()).isFalse();
    }

    @Test
    void coverage_belowTheLeast_refusesAndListsWhatIsMissing() {
        GateReport report = check(Gate.at(AT).minCoverage(67), RULES + UK, TESTS);

        assertThat(report.passed()).isFalse();
        assertThat(codes(report)).contains("low-coverage", "untested");
        assertThat(check(Gate.at(AT).minCoverage(66), RULES + UK, TESTS).passed())
                .isTrue();
    }

    @Test
    void leastCoverage_outsideOfPercent_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gate.at(AT).minCoverage(101))
                .withMessageContaining("found 101");
    }

    @Test
    void move_withoutADeclaration_isToldAndPasses() {
        GateReport report = check(Gate.at(AT).against(ruleSet(RULES)), RULES + UK, TESTS);

        assertThat(report.passed()).isTrue();
        assertThat(codes(report)).containsExactly("moved");
        assertThat(report.report().subject()).contains(", 1 move between teams since ");
    }

    @Test
    void move_asDeclared_passes() {
        Gate gate = expecting(Gate.at(AT), ruleSet(RULES), RULES + UK, """
                moves:
                  - { from: refunds, to: refunds-uk, where: category is refund and region is UK, because: new desk }
                """);
        GateReport report = check(gate, RULES + UK, TESTS);

        assertThat(report.passed()).isTrue();
        assertThat(codes(report)).containsExactly("moved");
    }

    @Test
    void move_thatNobodyDeclared_standsFirstAndRefuses() {
        Gate gate = expecting(Gate.at(AT), ruleSet(RULES), RULES + UK, "moves: []");
        GateReport report = check(gate, RULES + UK, TESTS.replace("expect: refunds", "expect: triage"));

        assertThat(report.passed()).isFalse();
        assertThat(codes(report)).containsExactly("surprise", "failed-test");
    }

    @Test
    void ruleSet_thatCannotBeLoaded_isRefusedWithItsIssues() {
        InvalidRuleSetException invalid =
                catchThrowableOfType(InvalidRuleSetException.class, () -> ruleSet("rule x\n"));
        GateReport report = Gate.at(AT).refuse(invalid, "shop");

        assertThat(report.passed()).isFalse();
        assertThat(codes(report)).contains("syntax");
        assertThat(JsonObject.parse(report.json()).text("verdict")).isEqualTo("refused");
    }

    @Test
    void keptReport_holdsWhatRan_andNoPathOfTheAuthor() {
        JsonObject full = JsonObject.parse(
                check(Gate.at(AT).against(ruleSet(RULES)), RULES + UK, TESTS).json());
        assertThat(full.names())
                .containsExactlyInAnyOrder(
                        "tool",
                        "at",
                        "verdict",
                        "summary",
                        "failOn",
                        "minCoverage",
                        "check",
                        "ruleSet",
                        "hash",
                        "rules",
                        "test",
                        "coverage",
                        "diff");
        assertThat(full.object("test").number("passed")).isEqualTo(2);
        assertThat(full.object("coverage").object("rulesWon").number("all")).isEqualTo(3);
        assertThat(full.object("diff").objects("findings").get(0).text("code")).isEqualTo("moved");
        RuleSet ruleSet = ruleSet(RULES);
        assertThat(Gate.at(AT)
                        .check(ruleSet, RuleTests.of(List.of(), ruleSet), "home/ann/shop")
                        .json())
                .contains("\"verdict\":\"passed\"", "\"no-tests\"")
                .doesNotContain("home/ann");
    }

    @Test
    void keptReport_ofTheSame_isTheSame() {
        Gate gate = Gate.at(AT).against(ruleSet(RULES));
        assertThat(check(gate, RULES + UK, TESTS).json())
                .isEqualTo(check(gate, RULES + UK, TESTS).json());
    }
}
