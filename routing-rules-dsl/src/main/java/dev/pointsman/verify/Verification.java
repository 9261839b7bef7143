package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.verify.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Everything that was found out about a rule set, and what was not. Immutable.
 *
 * @param findings in source order
 * @param tallies how many questions of each kind were asked, and with which outcome
 * @param gaps the gaps that findings name, for telling which tickets lie in them
 * @param nodes how many nodes the diagrams took
 * @param time how long it took
 */
public record Verification(List<Finding> findings, List<Tally> tallies, Gaps gaps, int nodes, Duration time) {

    /**
     * How the questions of one kind came out.
     *
     * @param code what was asked for
     * @param proven how often it is so
     * @param refuted how often it is not so
     * @param notDecided how often it could not be told
     */
    public record Tally(IssueCode code, int proven, int refuted, int notDecided) {
        /** Checks. */
        public Tally {
            Objects.requireNonNull(code, "code");
        }

        /** Returns how many questions there were. */
        public int asked() {
            return proven + refuted + notDecided;
        }
    }

    /** Checks and copies. */
    public Verification {
        findings = List.copyOf(findings);
        tallies = List.copyOf(tallies);
        Objects.requireNonNull(gaps, "gaps");
        Objects.requireNonNull(time, "time");
    }

    /** Returns the issues of the findings. */
    public List<RuleIssue> issues() {
        return findings.stream().map(Finding::issue).toList();
    }

    /** Tells whether every question was decided. */
    public boolean isComplete() {
        return tallies.stream().allMatch(tally -> tally.notDecided() == 0);
    }
}
