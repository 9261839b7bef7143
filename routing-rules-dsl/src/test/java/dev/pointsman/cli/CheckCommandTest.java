package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        folder = SmallRuleSet.in(parent);
    }

    @Test
    void ruleSet_withoutErrors_isSummedUp() {
        Session session = Session.run("check", folder.toString());
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .contains("rules/outages.drl:9:5: note [session-rule]", "warning [no-contact] rule \"fallback\"");
        assertThat(session.out().lines())
                .last()
                .asString()
                .matches("small [0-9a-f]{12} \\(5 rules, 1 of them session rules, 4 teams\\):"
                        + " no errors, 2 warnings, \\d notes");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void teamWithoutContact_isSaidOnceForAllItsRules() throws IOException {
        assertThat(Session.run("check", folder.toString()).out())
                .contains("nobody is reached for its tickets; rule \"winter\" names it as well");
        SmallRuleSet.write(
                folder.resolve("rules/ice.route"), "rule ice\n  when category is ice\n  route to reliability\n");
        assertThat(Session.run("check", folder.toString()).out())
                .contains("nobody is reached for its tickets; rules ")
                .contains(" name it as well");
    }

    @Test
    void fileOrFolderWithinARuleSet_isToldWhatToName() {
        Session file = Session.run("check", folder.resolve("teams.yaml").toString());
        assertThat(file.err()).contains("teams.yaml is a file", "Name the folder of the rule set");
        assertThat(file.exitCode()).isEqualTo(2);
        Session within = Session.run("check", folder.resolve("rules").toString());
        assertThat(within.err())
                .contains("is a folder within a rule set", "Maybe you meant " + folder.toAbsolutePath());
        assertThat(within.exitCode()).isEqualTo(2);
    }

    @Test
    void readerOfTheOutput_thatHasEnough_isNoFailure() {
        OutputStream head = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Session session = Session.runInto(head, "", "check", folder.toString(), "--fail-on", "note");
        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void ruleSet_withErrors_listsThemAllInOrder_andExitsWithOne() throws IOException {
        SmallRuleSet.write(folder.resolve("rules/wrong.drl"), SmallRuleSet.HEADER + """
                        rule "wrong-team" when Ticket( category == "a" ) then routing.to("payments-emae"); end
                        rule "wrong-field" when Ticket( catgory == "a" ) then routing.to("triage"); end
                        """);
        Session session = Session.run("check", folder.toString());
        assertThat(session.out())
                .containsSubsequence(
                        "rules/wrong.drl:5:",
                        "error [unknown-team] rule \"wrong-team\"",
                        "Maybe you meant \"payments-emea\"",
                        "rules/wrong.drl:6:",
                        "error [unknown-field] rule \"wrong-field\"",
                        "Maybe you meant \"category\"",
                        " errors, no warnings, 1 note");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void sessionRule_thatDoesNotCompile_isAnError() throws IOException {
        SmallRuleSet.write(folder.resolve("ruleset.yaml"), "name: small\npolicy: TRUSTED\n");
        SmallRuleSet.write(folder.resolve("rules/wrong.drl"), SmallRuleSet.HEADER + """
                        rule "uncompilable"
                        when
                            Ticket( $product : product )
                            Fact( knid == "outage" )
                        then
                            routing.to("triage");
                        end
                        """);
        Session session = Session.run("check", folder.toString(), "--trust");
        assertThat(session.out())
                .contains("rules/wrong.drl:", "error [compile] rule \"uncompilable\"")
                .doesNotContain("import static", "class ");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void ruleSet_thatAsksForMore_isRefusedUntilItIsGranted() throws IOException {
        SmallRuleSet.write(folder.resolve("ruleset.yaml"), "name: small\npolicy: TRUSTED\n");
        assertThat(Session.run("check", folder.toString()).out()).contains("error [not-granted]", "--trust");
        assertThat(Session.run("check", folder.toString(), "--trust").exitCode())
                .isZero();
        SmallRuleSet.write(folder.resolve("ruleset.yaml"), "name: small\nfacts: [java.time.Year]\n");
        assertThat(Session.run("check", folder.toString()).out()).contains("error [not-granted]");
        assertThat(Session.run("check", folder.toString(), "--allow-type", "java.time.Year")
                        .exitCode())
                .isZero();
    }

    @Test
    void suppression_holdsUntilItsDay_andIsReportedFromThenOn() throws IOException {
        SmallRuleSet.write(folder.resolve("rules/hello.drl"), SmallRuleSet.HEADER + """
                        rule "hello"
                            @suppress("absent-fails until 2027-06-30 because the form demands a subject")
                            salience 5
                        when
                            Ticket( subject str[startsWith] "Hello" )
                        then
                            routing.to("triage");
                        end
                        """);
        String[] check = {"check", folder.toString(), "--at"};
        Session before = Session.run(with(check, "2027-06-29T23:59:59Z"));
        assertThat(before.out()).doesNotContain("[absent-fails]").contains(", 1 suppressed");
        assertThat(before.exitCode()).isZero();
        Session after = Session.run(with(check, "2027-06-30T00:00:00Z"));
        assertThat(after.out()).contains("warning [absent-fails] rule \"hello\"", "warning [expired-suppression]");
        assertThat(after.out()).doesNotContain("suppressed\n");
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void annotation_behindAnAttribute_isToldWhereItBelongs() throws IOException {
        SmallRuleSet.write(
                folder.resolve("rules/late.drl"),
                SmallRuleSet.HEADER
                        + "rule \"late\" salience 5 @owner(\"ann\") when Ticket( category == \"x\" ) then routing.to(\"triage\"); end\n");
        assertThat(Session.run("check", folder.toString()).out())
                .contains("error [syntax]", "Annotations such as @owner stand right behind the name of the rule");
    }

    @Test
    void warnings_failOnlyWhereTheyAreToFail() {
        assertThat(Session.run("check", folder.toString(), "--fail-on", "warning")
                        .exitCode())
                .isEqualTo(1);
        assertThat(Session.run("check", folder.toString()).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"json, {", "junit, <?xml", "sarif, {", "github, ::notice file="})
    void report_inAnotherFormat_goesToTheFile(String format, String start) throws IOException {
        Path out = parent.resolve("report");
        Session session = Session.run("check", folder.toString(), "--format", format, "--out", out.toString());
        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).isEmpty();
        assertThat(Files.readString(out)).startsWith(start).contains("session-rule", "rules/outages.drl");
    }

    @Test
    void folder_thatIsNotThere_isAnArgumentError() {
        Session session = Session.run("check", parent.resolve("missing").toString());
        assertThat(session.err()).isEqualToIgnoringNewLines("error: there is no folder " + parent.resolve("missing"));
        assertThat(session.exitCode()).isEqualTo(2);
    }
}
