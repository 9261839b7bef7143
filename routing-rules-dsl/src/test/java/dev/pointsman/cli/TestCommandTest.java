package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    private Session test(String... options) {
        List<String> arguments = new ArrayList<>(List.of("test", rules.toString()));
        arguments.addAll(List.of(options));
        return Session.run(arguments.toArray(String[]::new));
    }
}
