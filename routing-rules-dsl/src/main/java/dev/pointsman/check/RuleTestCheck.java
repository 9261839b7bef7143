package dev.pointsman.check;

import dev.pointsman.Router;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.ruletest.TestResult;
import dev.pointsman.ruletest.coverage.Coverage;
import dev.pointsman.source.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests of a rule set and reports on them. Stateless. */
public final class RuleTestCheck {

    private RuleTestCheck() {}

    /**
     * Runs tests through a router.
     *
     * @param folder the folder of the rule set, for the places in the report
     */
    public static Report of(RuleTests tests, Router router, String folder) {
        return report(tests, router, folder, "", List.of());
    }

    /**
     * Runs tests through a router, and measures how much of the rules they reach.
     *
     * @param folder the folder of the rule set, for the places in the report
     * @param minimum the least percentage of rules that must win a case, rounded down; less is an error
     * @param at the instant that suppressions are compared with
     */
    public static Report withCoverage(RuleTests tests, Router router, String folder, int minimum, Instant at) {
        Coverage coverage = Coverage.of(router, tests.cases());
        Suppressions suppressions = Suppressions.ofTests(router.ruleSet(), at);
        List<Entry> entries = new ArrayList<>(new CoverageEntries(router, tests.cases(), suppressions).of(coverage));
        suppressions.issues().forEach(issue -> entries.add(Entry.of(issue).build()));
        if (coverage.won().percent() < minimum) {
            IssueCode code = IssueCode.LOW_COVERAGE;
            String message = "the tests let " + coverage.won() + " rules win, demanded are " + minimum + " %";
            entries.add(Entry.builder(code.id(), code.severity(), SourcePosition.ofFile("tests"), message)
                    .fix("Write cases for the rules that are listed as untested.")
                    .build());
        }
        String shares = "; rules won: " + coverage.won() + ", rules matched: " + coverage.matched()
                + ", results of conditions seen: " + coverage.conditions();
        return report(tests, router, folder, shares, entries);
    }

    private static Report report(RuleTests tests, Router router, String folder, String shares, List<Entry> further) {
        List<Entry> entries = new ArrayList<>(Report.entriesOf(tests.issues()));
        List<Report.Passed> passed = new ArrayList<>();
        for (TestResult result : tests.run(router)) {
            if (result.passed()) {
                passed.add(new Report.Passed(
                        result.testCase().name(), result.testCase().position()));
            } else {
                entries.add(failed(result));
            }
        }
        entries.addAll(further);
        int run = tests.cases().size();
        String subject = router.ruleSet().version() + " (" + passed.size() + " of " + run
                + (run == 1 ? " case" : " cases") + " passed" + shares + ")";
        return new Report("test", folder, entries, passed, subject);
    }

    private static Entry failed(TestResult result) {
        IssueCode code = IssueCode.FAILED_TEST;
        return Entry.builder(code.id(), code.severity(), result.testCase().position(), result.message())
                .subject(result.testCase().name())
                .details(result.details().map(text -> text.lines().toList()).orElse(List.of()))
                .build();
    }
}
