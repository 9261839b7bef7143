package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

    private static final String CASES = """
            at: 2026-11-22T03:00:00Z
            cases:
              - name: an EU refund goes to Dublin
                ticket: { category: refund, region: EU }
                expect: payments-emea
              - name: a large one too
                ticket: { category: refund, region: EU, amount: 1001 }
                expect: payments-emea
            """;

    @TempDir
    private Path parent;

    private Path rules = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        rules = SmallRuleSet.in(parent);
    }

    @Test
    void failure_isExplained_andGivesExitCode1() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/refunds.yaml"), CASES);
        Session session = test();
        assertThat(session.out())
                .startsWith("""
                        tests/refunds.yaml:6:5: error [failed-test] a large one too: expected team payments-emea, found high-value
                            Ticket a large one too -> high-value (High Value), ROUTED
                        """)
                .contains("    Rule eu-refunds -> payments-emea did not win  (rules/refunds.drl:5:1)\n"
                        + "      \"high-value\" -> high-value matches too and stands before it by salience")
                .endsWith(" (1 of 2 cases passed): 1 error, no warnings, no notes\n");
        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(test("--matching=drools")).isEqualTo(session);
    }

    @Test
    void filter_runsTheCasesNamed() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/refunds.yaml"), CASES);
        Session session = test("--filter", "dublin");
        assertThat(session.out())
                .endsWith(" (1 of 1 case passed): no errors, no warnings, no notes\n")
                .hasLineCount(1);
        assertThat(session.exitCode()).isZero();
        Session none = test("--filter", "rome");
        assertThat(none.err()).endsWith("has \"rome\" in its name or file\n");
        assertThat(none.exitCode()).isEqualTo(2);
    }

    @Test
    void mistakeInAFile_isListed_andGivesExitCode1() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/refunds.yaml"), CASES.replace("payments-emea", "payments"));
        Session session = test();
        assertThat(session.out())
                .startsWith("tests/refunds.yaml:5:13: error [unknown-team] there is no team \"payments\"\n")
                .endsWith(" (0 of 0 cases passed): 2 errors, no warnings, no notes\n");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void tests_mayStandElsewhere_andMustExist() throws IOException {
        SmallRuleSet.write(parent.resolve("others/a.yaml"), CASES);
        assertThat(test("--filter=Dublin", "--tests", parent.resolve("others").toString())
                        .exitCode())
                .isZero();
        assertThat(test().err()).startsWith("error: there is no folder ").contains("tests");
        assertThat(test().exitCode()).isEqualTo(2);
        SmallRuleSet.write(rules.resolve("tests/readme.txt"), "nothing");
        assertThat(test().err()).startsWith("error: there is no case in ");
        assertThat(test().exitCode()).isEqualTo(2);
    }

    @Test
    void namesAndValues_cannotPlayWithTheTerminal() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/a.yaml"), """
                at: 2026-11-22T03:00:00Z
                cases: [{ name: "a\\e[2J\\nb", ticket: { subject: "c\\e[2J" }, expect: high-value }]
                """);
        assertThat(test().out()).doesNotContain("\u001b").contains("a [2J b: expected team high-value");
    }

    @Test
    void untestedRule_isSuppressed_byCoverageAlone() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/refunds.yaml"), CASES);
        suppressUntested("winter", "2999-01-01");
        suppressUntested("high-value", "2026-01-01");
        suppressUntested("eu-refunds", "2999-01-01");
        SmallRuleSet.write(rules.resolve("tests/eu.yaml"), """
                at: 2026-11-22T03:00:00Z
                cases:
                  - { name: eu, ticket: { category: refund, region: EU }, expect: payments-emea }
                  - { name: not eu, ticket: { category: refund, region: NA }, expect: triage }
                  - { name: no refund, ticket: { region: EU }, expect: triage }
                """);
        assertThat(Session.run("check", rules.toString()).out())
                .doesNotContain("unused-suppression")
                .contains(
                        "[expired-suppression] rule \"high-value\": the suppression of \"untested\" ended on 2026-01-01");
        Session session = test("--coverage");
        assertThat(session.out())
                .contains(
                        "[unused-suppression] rule \"eu-refunds\": the suppression of \"untested\" suppresses nothing",
                        ", 1 suppressed")
                .doesNotContain("[untested] rule \"winter\"");
    }

    private void suppressUntested(String rule, String until) throws IOException {
        Path file = rules.resolve("rules/refunds.drl");
        String head = "rule \"" + rule + "\"";
        SmallRuleSet.write(
                file,
                Files.readString(file)
                        .replace(head, head + " @suppress(\"untested until " + until + " because it is rare\")"));
    }

    @Test
    void coverage_listsWhatIsMissing_withAnExample() throws IOException {
        SmallRuleSet.write(rules.resolve("tests/refunds.yaml"), CASES.substring(0, CASES.indexOf("  - name: a large")));
        Session session = test("--coverage");
        assertThat(session.out())
                .contains(
                        """
                rules/refunds.drl:13:1: note [untested] rule "high-value": it matched in no case
                    it wins the ticket { category: refund, amount: 1001 }
                    category == "refund" was never false; it is false where category is absent
                    attributes["amount"] > 1000 was never true; it is true where attributes["amount"] is 1001
                """,
                        """
                rules/refunds.drl:21:1: note [untested] rule "winter": no case has an instant at which it is in force
                    it wins the ticket { category: snow } at 2026-12-01T00:00:00Z
                """,
                        """
                rule "open-outage": it matched in no case
                    no ticket was found that it wins; it needs facts, or what else only Drools sees
                """,
                        """
                rule "fallback": it won no case, and matched in 1
                    it wins the ticket {}
                """,
                        "(1 of 1 case passed; rules won: 1 of 5 (20 %), rules matched: 2 of 5 (40 %), results of conditions seen:"
                                + " 5 of 12 (41 %)): no errors, no warnings, 5 notes\n");
        assertThat(session.exitCode()).isZero();
        assertThat(test("--min-coverage=20").exitCode()).isZero();
        Session low = test("--min-coverage=21");
        assertThat(low.out())
                .contains("tests: error [low-coverage] the tests let 1 of 5 (20 %) rules win, demanded are 21 %\n");
        assertThat(low.exitCode()).isEqualTo(1);
        assertThat(test("--min-coverage=101").exitCode()).isEqualTo(2);
    }

    @Test
    void record_writesABaselineThatPasses_andIsNotOverwrittenByAccident() throws IOException {
        Path tickets = SmallRuleSet.write(
                parent.resolve("tickets.csv"),
                "id,category,region,amount\nT-1,refund,EU,10\nT-2,refund,EU,1000.5\nT-3,snow,,\nT-4,refund,EU,x\n");
        Path facts = SmallRuleSet.write(parent.resolve("facts.jsonl"), "{\"kind\":\"holiday\"}\n");
        String baseline = rules.resolve("tests/baseline.yaml").toString();
        SmallRuleSet.write(rules.resolve("tests/readme.txt"), "");
        List<String> options = List.of(
                "--record",
                "--tickets",
                tickets.toString(),
                "--facts",
                facts.toString(),
                "--at",
                "2026-11-22T03:00:00Z");
        Session shown = test(options.toArray(String[]::new));
        assertThat(shown.out()).isEqualTo("""
                at: 2026-11-22T03:00:00Z
                facts:
                  - { kind: holiday }
                tables:
                  - name: baseline
                    columns: [id, category, region, amount, team]
                    rows:
                      - [T-1, refund, EU, 10, payments-emea]
                      - [T-2, refund, EU, 1000.5, high-value]
                      - [T-3, snow, null, null, triage]
                """);
        assertThat(shown.err())
                .isEqualTo(tickets + ":5: refused: attribute \"amount\" must be a number, found \"x\"\n"
                        + "recorded 3 tickets, refused 1\n");
        assertThat(shown.exitCode()).isEqualTo(3);
        List<String> toFile = new ArrayList<>(options);
        toFile.addAll(List.of("--out", baseline));
        assertThat(test(toFile.toArray(String[]::new)).exitCode()).isEqualTo(3);
        assertThat(Path.of(baseline)).hasContent(shown.out());
        assertThat(test().out()).contains("(3 of 3 cases passed)");
        assertThat(test(toFile.toArray(String[]::new)).err()).contains("exists", "--force");
        toFile.add("--force");
        assertThat(test(toFile.toArray(String[]::new)).exitCode()).isEqualTo(3);
    }

    @Test
    void record_withArgumentsThatDoNotGoTogether_isRefused() {
        assertThat(test("--record").err()).startsWith("error: --record needs --tickets FILE and --at INSTANT");
        assertThat(test("--at=2026-11-22T03:00:00Z").err()).contains("belong to --record");
        assertThat(test("--record", "--tickets=t.xlsx", "--at=2026-11-22T03:00:00Z")
                        .err())
                .contains("found t.xlsx");
        assertThat(test("--record", "--tickets=t.csv", "--at=2026-11-22T03:00:00Z", "--map=x=y")
                        .err())
                .contains("is no field of a ticket");
        assertThat(test("--record", "--tickets=t.csv", "--at=2026-11-22T03:00:00Z")
                        .err())
                .contains("there is no file");
    }

    private Session test(String... options) {
        List<String> arguments = new ArrayList<>(List.of("test", rules.toString()));
        arguments.addAll(List.of(options));
        return Session.run(arguments.toArray(String[]::new));
    }
}
