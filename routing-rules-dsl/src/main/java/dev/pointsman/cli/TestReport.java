package dev.pointsman.cli;

import dev.pointsman.rule.RuleIssue;
import dev.pointsman.ruletest.TestResult;
import dev.pointsman.ticketfile.Printable;
import java.io.PrintWriter;
import java.util.List;

/** The results of a run of tests for a person to read: those that failed, with their explanation. Immutable. */
final class TestReport {

    private final List<TestResult> failed;
    private final int run;

    TestReport(List<TestResult> results) {
        this.failed = results.stream().filter(result -> !result.passed()).toList();
        this.run = results.size();
    }

    boolean hasFailed() {
        return !failed.isEmpty();
    }

    void print(PrintWriter out) {
        failed.forEach(result -> print(result, out));
    }

    private static void print(TestResult result, PrintWriter out) {
        out.println(result.testCase().position() + ": failed: "
                + Printable.line(result.testCase().name()));
        out.println("  " + Printable.line(result.message()));
        result.details()
                .ifPresent(details -> out.println("    "
                        + Printable.lines(details).replace("\n", "\n    ").stripTrailing()));
        out.println();
    }

    /** Returns for instance {@code 131 of 132 cases passed, 1 failed; in the tests: 1 error, no warnings, no notes}. */
    String summary(List<RuleIssue> issues) {
        String cases = (run - failed.size()) + " of " + run + (run == 1 ? " case" : " cases") + " passed, "
                + failed.size() + " failed";
        return issues.isEmpty() ? cases : cases + "; in the test files: " + new Issues(issues).summary();
    }
}
