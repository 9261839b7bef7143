package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.finding.Witness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects findings, and counts what was asked. Confined to one thread. */
final class Collected {

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<IssueCode, Map<Verdict, Integer>> tallies = new EnumMap<>(IssueCode.class);
    private Gaps gaps = Gaps.NONE;

    /**
     * A finding before its witness was replayed.
     *
     * @param claim what the witness must show, null if there is none
     */
    record Draft(Finding finding, @Nullable Claim claim) {}

    /**
     * What a witness must show.
     *
     * @param matching rules that must match, by id
     * @param onlyFallback whether nothing else than the fallback may match
     * @param unquoted the message of the finding if the ticket is not to be shown
     */
    record Claim(Witness witness, List<Rule> matching, boolean onlyFallback, String unquoted) {
        Claim {
            matching = List.copyOf(matching);
        }
    }

    /** Keeps what the gaps are, for counting tickets in them. */
    void gaps(Gaps found) {
        gaps = found;
    }

    Gaps gaps() {
        return gaps;
    }

    /** Counts the answer to a question. */
    void count(IssueCode code, Verdict verdict) {
        tallies.computeIfAbsent(code, unused -> new EnumMap<>(Verdict.class)).merge(verdict, 1, Integer::sum);
    }

    /** Takes over what another has collected. */
    void addAll(Collected other) {
        drafts.addAll(other.drafts);
        other.tallies.forEach((code, counts) ->
                counts.forEach((verdict, count) -> tallies.computeIfAbsent(code, unused -> new EnumMap<>(Verdict.class))
                        .merge(verdict, count, Integer::sum)));
        gaps = other.gaps == Gaps.NONE ? gaps : other.gaps;
    }

    void add(Finding finding) {
        drafts.add(new Draft(finding, null));
    }

    void add(Finding finding, Claim claim) {
        drafts.add(new Draft(finding, claim));
    }

    /** Adds that a question about a rule was left open. */
    void open(Rule rule, String question, List<String> related, String why) {
        add(Finding.open(
                issue(IssueCode.NOT_DECIDED, rule, "it was not decided " + question + ": " + why, ""), related));
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<Verification.Tally> tallies() {
        List<Verification.Tally> all = new ArrayList<>();
        tallies.forEach((code, counts) -> all.add(new Verification.Tally(
                code,
                counts.getOrDefault(Verdict.PROVEN, 0),
                counts.getOrDefault(Verdict.REFUTED, 0),
                counts.getOrDefault(Verdict.NOT_DECIDED, 0))));
        return all;
    }

    static RuleIssue issue(IssueCode code, Rule rule, String message, String fix) {
        SourcePosition position = rule.position();
        return new RuleIssue(code, position, rule.id(), message, fix);
    }
}
