package dev.pointsman.gate;

import dev.pointsman.Router;
import dev.pointsman.check.RuleSetCheck;
import dev.pointsman.check.RuleTestCheck;
import dev.pointsman.diff.VersionDiff;
import dev.pointsman.gate.GateReport.Terms;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.ruletest.coverage.Coverage;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.verify.compare.Comparison;
import dev.pointsman.verify.compare.Difference;
import dev.pointsman.verify.compare.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The gate before publication: checks a rule set, runs its tests, measures their coverage, and compares it with the version
 * in force. Immutable.
 *
 * <p>It stands at an instant: suppressions and dates of rules are read at it.
 */
public final class Gate {

    private final Terms terms;
    private final List<Expectation> declared;

    private Gate(Terms terms, List<Expectation> declared) {
        this.terms = terms;
        this.declared = declared;
    }

    /** Returns the gate at an instant, which refuses errors and compares with nothing. */
    public static Gate at(Instant instant) {
        return new Gate(
                new Terms(Objects.requireNonNull(instant, "instant"), Severity.ERROR, 0, null, false), List.of());
    }

    /** Refuses from this severity on. */
    public Gate failOn(Severity least) {
        Objects.requireNonNull(least, "least");
        return new Gate(new Terms(terms.at(), least, terms.minCoverage(), terms.inForce(), terms.declared()), declared);
    }

    /**
     * Refuses if fewer of the enabled rules won a case.
     *
     * @param percent 0 to 100, compared with whole percent rounded down
     */
    public Gate minCoverage(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("the least coverage must be 0 to 100 percent, found " + percent);
        }
        return new Gate(new Terms(terms.at(), terms.failOn(), percent, terms.inForce(), terms.declared()), declared);
    }

    /** Compares with the version that is in force. */
    public Gate against(RuleSet version) {
        Objects.requireNonNull(version, "version");
        return new Gate(
                new Terms(terms.at(), terms.failOn(), terms.minCoverage(), version, terms.declared()), declared);
    }

    /** Declares which moves are meant: every other one is a surprise, and an error. */
    public Gate expecting(List<Expectation> moves) {
        return new Gate(
                new Terms(terms.at(), terms.failOn(), terms.minCoverage(), terms.inForce(), true), List.copyOf(moves));
    }

    /**
     * Looks at a rule set that could not be loaded.
     *
     * @param folder the folder it stands in, for the places in the report
     */
    public GateReport refuse(InvalidRuleSetException invalid, String folder) {
        return GateReport.unusable(terms, RuleSetCheck.of(invalid, folder));
    }

    /**
     * Looks at a rule set. If it does not compile, no test is run and nothing is compared.
     *
     * @param tests read for this rule set
     * @param folder the folder it stands in, for the places in the report
     */
    public GateReport check(RuleSet ruleSet, RuleTests tests, String folder) {
        Report check = RuleSetCheck.of(ruleSet, terms.at(), folder);
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            Coverage coverage = Coverage.of(router, tests.cases());
            Report test = test(tests, router, coverage, folder);
            Report diff = terms.inForce() == null ? null : compare(terms.inForce(), ruleSet, folder);
            return GateReport.of(terms, ruleSet, check, test, coverage, diff);
        } catch (InvalidRuleSetException e) {
            // The check compiles the rules as well, and has these issues.
            return GateReport.unusable(terms, check);
        }
    }

    private Report test(RuleTests tests, Router router, Coverage coverage, String folder) {
        // What the tests do not reach is listed only where the gate refuses it.
        Report test = coverage.won().percent() < terms.minCoverage()
                ? RuleTestCheck.withCoverage(tests, router, folder, terms.minCoverage(), terms.at())
                : RuleTestCheck.of(tests, router, folder);
        if (!tests.cases().isEmpty() || tests.hasErrors()) {
            return test;
        }
        List<Entry> entries = new ArrayList<>(test.entries());
        entries.add(
                Entry.builder("no-tests", Severity.WARNING, SourcePosition.ofFile("tests"), "the rule set has no tests")
                        .fix("Write cases in tests/*.yaml, or record today's decisions with pointsman test --record.")
                        .build());
        return new Report(test.command(), test.folder(), entries, test.passed(), test.subject());
    }

    private Report compare(RuleSet before, RuleSet after, String folder) {
        Difference difference = Comparison.of(before, after)
                .from(terms.at())
                .expecting(declared)
                .find();
        return VersionDiff.report(before, after, difference, terms.declared(), null, folder);
    }
}
