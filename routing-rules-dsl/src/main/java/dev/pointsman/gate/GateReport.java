package dev.pointsman.gate;

import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.coverage.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gate found. Immutable. */
public final class GateReport {

    private final Terms terms;
    private final Report check;
    private final @Nullable RuleSet ruleSet;
    private final @Nullable Report test;
    private final @Nullable Coverage coverage;
    private final @Nullable Report diff;

    /**
     * What the gate was told. Immutable.
     *
     * @param at the instant at which it stands
     * @param failOn the severity from which on it refuses
     * @param minCoverage the least percentage of rules that must win a case
     * @param inForce the version to compare with, or null for none
     * @param declared whether moves were declared
     */
    record Terms(
            Instant at,
            Severity failOn,
            int minCoverage,
            @Nullable RuleSet inForce,
            boolean declared) {}

    private GateReport(
            Terms terms,
            Report check,
            @Nullable RuleSet ruleSet,
            @Nullable Report test,
            @Nullable Coverage coverage,
            @Nullable Report diff) {
        this.terms = terms;
        this.check = check;
        this.ruleSet = ruleSet;
        this.test = test;
        this.coverage = coverage;
        this.diff = diff;
    }

    /** Returns the report on a rule set that cannot be used. */
    static GateReport unusable(Terms terms, Report check) {
        return new GateReport(terms, check, null, null, null, null);
    }

    /** Returns the report on a rule set, with the difference to the version in force if there is one. */
    static GateReport of(
            Terms terms, RuleSet ruleSet, Report check, Report test, Coverage coverage, @Nullable Report diff) {
        return new GateReport(terms, check, ruleSet, test, coverage, diff);
    }

    /** Tells whether the rule set may be published. */
    public boolean passed() {
        return parts().noneMatch(part -> part.has(terms.failOn()));
    }

    /** Returns everything that was found, for people: moves for which it is refused first, those that are only told last. */
    public Report report() {
        List<Entry> moves = diff == null ? List.of() : diff.entries();
        List<Entry> entries = new ArrayList<>();
        moves.stream().filter(GateReport::isError).forEach(entries::add);
        entries.addAll(check.entries());
        if (test != null) {
            entries.addAll(test.entries());
        }
        moves.stream().filter(entry -> !isError(entry)).forEach(entries::add);
        List<Report.Passed> passed =
                parts().flatMap(part -> part.passed().stream()).toList();
        return new Report("publish", check.folder(), entries, passed, subject());
    }

    private static boolean isError(Entry entry) {
        return entry.severity() == Severity.ERROR;
    }

    private String subject() {
        if (ruleSet == null || test == null || coverage == null) {
            return check.subject();
        }
        return ruleSet.version() + " (" + ruleSet.rules().size() + " rules, "
                + counted(test.passed().size(), "case") + " passed, rules won: " + coverage.won() + moves() + ")";
    }

    private String moves() {
        if (diff == null || terms.inForce() == null) {
            return "";
        }
        long moves = diff.entries().stream()
                .filter(entry -> entry.code().equals("moved") || entry.code().equals("surprise"))
                .count();
        return ", " + counted(moves, "move") + " between teams since "
                + terms.inForce().version().label();
    }

    private static String counted(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** Returns what is kept with the version: one JSON object, whose places are relative to the folder of the rule set. */
    public String json() {
        return GateJson.text(this);
    }

    private Stream<Report> parts() {
        return Stream.of(Optional.of(check), Optional.ofNullable(test), Optional.ofNullable(diff))
                .flatMap(Optional::stream);
    }

    Terms terms() {
        return terms;
    }

    Report check() {
        return check;
    }

    Optional<RuleSet> ruleSet() {
        return Optional.ofNullable(ruleSet);
    }

    Optional<Report> test() {
        return Optional.ofNullable(test);
    }

    Optional<Coverage> coverage() {
        return Optional.ofNullable(coverage);
    }

    Optional<Report> diff() {
        return Optional.ofNullable(diff);
    }
}
