package dev.pointsman.verify.finding;

import dev.pointsman.rule.RuleIssue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found out about a rule set. Immutable.
 *
 * @param issue what, where, and the likely fix
 * @param verdict {@link Verdict#PROVEN} or {@link Verdict#NOT_DECIDED}; what was refuted is no finding
 * @param related ids of the other rules concerned, in winning order
 * @param witness a ticket that shows it and was routed by the index and by Drools; null if there is none
 * @param region the tickets concerned; null if the finding is about no particular ones
 */
public record Finding(
        RuleIssue issue,
        Verdict verdict,
        List<String> related,
        @Nullable Witness witness,
        @Nullable Region region) {

    /** Checks and copies. */
    public Finding {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(verdict, "verdict");
        related = List.copyOf(related);
    }

    /** Makes a finding that concerns one rule, without a ticket. */
    public static Finding proven(RuleIssue issue, List<String> related) {
        return new Finding(issue, Verdict.PROVEN, related, null, null);
    }

    /** Makes a finding about a question that was left open. */
    public static Finding open(RuleIssue issue, List<String> related) {
        return new Finding(issue, Verdict.NOT_DECIDED, related, null, null);
    }

    /** Returns a ticket that shows it. */
    public Optional<Witness> shownBy() {
        return Optional.ofNullable(witness);
    }

    /** Returns the issue as text. */
    @Override
    public String toString() {
        return issue.toString();
    }
}
