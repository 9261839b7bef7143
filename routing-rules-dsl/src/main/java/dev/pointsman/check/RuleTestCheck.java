package dev.pointsman.check;

import dev.pointsman.Router;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.ruletest.TestResult;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests of a rule set and reports on them. Stateless. */
public final class RuleTestCheck {

    private RuleTestCheck() {}

    /**
     * Runs tests through a router as a host would make it.
     *
     * @param folder the folder of the rule set, for the places in the report
     */
    public static Report of(RuleTests tests, RuleSet ruleSet, String folder) {
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            return of(tests, router, folder);
        }
    }

    /**
     * Runs tests through a router.
     *
     * @param folder the folder of the rule set, for the places in the report
     */
    public static Report of(RuleTests tests, Router router, String folder) {
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
        int run = tests.cases().size();
        String subject = router.ruleSet().version() + " (" + passed.size() + " of " + run
                + (run == 1 ? " case" : " cases") + " passed)";
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
