package dev.pointsman.check;

import dev.pointsman.Router;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticket.Fact;
import dev.pointsman.verify.GapTickets;
import dev.pointsman.verify.Verification;
import dev.pointsman.verify.Verifier;
import dev.pointsman.verify.finding.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a rule set as a whole. Stateless. */
public final class RuleSetCheck {

    private RuleSetCheck() {}

    /**
     * Checks a rule set that was loaded: compiles it, verifies it, and applies its suppressions.
     *
     * @param at the instant that dates of rules and suppressions are compared with
     * @param folder the folder it was loaded from, for the places in the report
     */
    public static Report of(RuleSet ruleSet, Instant at, String folder) {
        try {
            Router.builder().ruleSet(ruleSet).build().close();
            return report(ruleSet, at, folder, Verifier.of(ruleSet).at(at).verify(), null);
        } catch (InvalidRuleSetException e) {
            return of(e, folder);
        }
    }

    /**
     * Checks a rule set, and says how many tickets of a sample fall into its gaps.
     *
     * @param facts what is known beside each ticket
     * @param sample is gone through once, and only if the rule set can be used
     */
    public static Report of(RuleSet ruleSet, Instant at, String folder, List<Fact> facts, SampleTickets sample)
            throws IOException {
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            Verification verification = Verifier.of(ruleSet).at(at).verify();
            GapTickets tickets = new GapTickets(router, verification.gaps(), facts, at);
            return report(ruleSet, at, folder, verification, GapSample.of(tickets, sample));
        } catch (InvalidRuleSetException e) {
            return of(e, folder);
        }
    }

    private static Report report(
            RuleSet ruleSet, Instant at, String folder, Verification verification, @Nullable GapSample sample) {
        List<Entry> entries = entries(ruleSet, at, verification, sample);
        Set<String> found =
                entries.stream().map(entry -> entry.position().file()).collect(Collectors.toSet());
        List<Report.Passed> passed = ruleSet.files().stream()
                .map(SourceFile::name)
                .filter(file -> !found.contains(file))
                .map(file -> new Report.Passed(file, SourcePosition.ofFile(file)))
                .toList();
        return new Report("check", folder, entries, passed, subject(ruleSet, sample));
    }

    /** Returns the report on a rule set that cannot be loaded. */
    public static Report of(InvalidRuleSetException invalid, String folder) {
        return new Report("check", folder, Report.entriesOf(invalid.issues()), List.of(), folder);
    }

    private static List<Entry> entries(
            RuleSet ruleSet, Instant at, Verification verification, @Nullable GapSample sample) {
        Suppressions suppressions = Suppressions.ofRules(ruleSet, at);
        List<Entry> entries = new ArrayList<>();
        for (RuleIssue issue : ruleSet.issues()) {
            List<String> rules = issue.ruleId().map(List::of).orElse(List.of());
            entries.add(Entry.of(issue)
                    .suppression(suppressions.of(issue.code(), rules).orElse(null))
                    .build());
        }
        for (Finding finding : verification.findings()) {
            entries.add(entry(finding, ruleSet, suppressions, sample));
        }
        if (sample != null) {
            entries.addAll(sample.entries(ruleSet.fallback(), suppressions));
        }
        suppressions.issues().forEach(issue -> entries.add(Entry.of(issue).build()));
        entries.sort(Comparator.comparing(Entry::position));
        return entries;
    }

    private static Entry entry(
            Finding finding, RuleSet ruleSet, Suppressions suppressions, @Nullable GapSample sample) {
        List<String> details = new ArrayList<>();
        finding.shownBy().ifPresent(witness -> details.add("shown by " + witness));
        if (sample != null && finding.issue().code() == IssueCode.GAP && finding.region() != null) {
            details.add(sample.in(finding.region()));
        }
        List<String> rules = Stream.concat(finding.issue().ruleId().stream(), finding.related().stream())
                .toList();
        List<Entry.Related> related = finding.related().stream()
                .flatMap(id -> ruleSet.find(id).stream())
                .map(rule -> new Entry.Related(rule.position(), "rule \"" + rule.id() + "\""))
                .toList();
        return Entry.of(finding.issue())
                .details(details)
                .related(related)
                .suppression(suppressions.of(finding.issue().code(), rules).orElse(null))
                .build();
    }

    private static String subject(RuleSet ruleSet, @Nullable GapSample sample) {
        long session = ruleSet.rules().stream().filter(Rule::isSessionRule).count();
        return ruleSet.version() + " (" + ruleSet.rules().size() + " rules, " + session + " of them session rules, "
                + ruleSet.teams().teams().size() + " teams" + (sample == null ? "" : ", " + sample.size()) + ")";
    }
}
