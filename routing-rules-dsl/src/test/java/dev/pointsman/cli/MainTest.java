package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void help_listsCommandsAndExitCodes() {
        Session session = Session.run("--help");
        assertThat(session.out()).contains("route", "check", "Exit codes:", "Some rows were refused");
        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isZero();
        assertThat(Session.run("route", "--help").out())
                .contains("--matching=WAY", "drools", "text, jsonl, csv", "Exit codes:");
    }

    @Test
    void version_outsideAJar_isDevelopment() {
        Session session = Session.run("--version");
        assertThat(session.out()).isEqualToIgnoringNewLines("pointsman development");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void arguments_thatAreWrong_getOneSentenceAndAHint() {
        assertUsage("expected a command: route, explain, ", "pointsman init FOLDER");
        assertUsage("pointsman route", "Try 'pointsman --help'.", "ruote");
        assertUsage("Unknown option: '--explian'", "--explain", "route", "x", "--tickets", "t.csv", "--explian");
        assertUsage("Missing required option: '--tickets=FILE'", "pointsman route --help", "route", "x");
        assertUsage("Missing required parameter: 'RULESET'", "pointsman check --help", "check");
        assertUsage(
                "Invalid value for option '--format': expected text, jsonl, csv, found \"xml\"",
                "pointsman route --help",
                "route",
                "x",
                "--tickets=t.csv",
                "--format=xml");
        assertUsage(
                "Invalid value for option '--matching': expected ",
                "drools",
                "route",
                "x",
                "--tickets=t.csv",
                "--matching=DROOLS");
        assertUsage(
                "'--at': expected a date and time with offset, such as 2026-11-22T03:00:00Z, found \"yesterday\"",
                "pointsman route --help",
                "route",
                "x",
                "--tickets=t.csv",
                "--at=yesterday");
        assertUsage(
                "--map: priority is mapped twice", "", "route", "x", "--tickets=t.csv", "--map=priority=a,priority=b");
        assertUsage("Maybe you meant \"priority\".", "", "route", "x", "--tickets=t.csv", "--map=prority=a");
        assertUsage("--tickets-format csv or", "", "route", "x", "--tickets=-");
        assertUsage("the ending of t.txt does not say", "--tickets-format", "route", "x", "--tickets=t.txt");
        assertUsage("no place for explanations", "", "route", "x", "--tickets=t.csv", "--format=csv", "--explain");
    }

    @Test
    void unexpectedFailure_isOneSentence_andATraceOnlyWithDebug() {
        StringWriter text = new StringWriter();
        Failures failures = new Failures(new PrintWriter(text));
        assertThat(failures.report(new IllegalStateException("gone"), false)).isEqualTo(4);
        assertThat(text.toString())
                .isEqualToIgnoringNewLines("error: unexpectedly, java.lang.IllegalStateException: gone\n"
                        + "  Run again with --debug for the details.");
        failures.report(new IllegalStateException("gone"), true);
        assertThat(text.toString()).contains("\tat dev.pointsman.cli.MainTest");
    }

    private static void assertUsage(String problem, String hint, String... arguments) {
        Session session = Session.run(arguments);
        assertThat(session.err()).contains(problem, hint).doesNotContain("\tat ");
        assertThat(session.out()).isEmpty();
        assertThat(session.exitCode()).as(problem).isEqualTo(2);
    }
}
