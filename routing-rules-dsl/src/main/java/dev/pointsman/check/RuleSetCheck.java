package dev.pointsman.check;

import dev.pointsman.Router;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.verify.Verifier;
import dev.pointsman.verify.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        } catch (InvalidRuleSetException e) {
            return of(e, folder);
        }
        List<Entry> entries = entries(ruleSet, at);
        Set<String> found =
                entries.stream().map(entry -> entry.position().file()).collect(Collectors.toSet());
        List<Report.Passed> passed = ruleSet.files().stream()
                .map(SourceFile::name)
                .filter(file -> !found.contains(file))
                .map(file -> new Report.Passed(file, SourcePosition.ofFile(file)))
                .toList();
        return new Report("check", folder, entries, passed, subject(ruleSet));
    }

    /** Returns the report on a rule set that cannot be loaded. */
    public static Report of(InvalidRuleSetException invalid, String folder) {
        return new Report("check", folder, Report.entriesOf(invalid.issues()), List.of(), folder);
    }

    private static List<Entry> entries(RuleSet ruleSet, Instant at) {
        Suppressions suppressions = new Suppressions(ruleSet, at);
        List<Entry> entries = new ArrayList<>();
        for (RuleIssue issue : ruleSet.issues()) {
            List<String> rules = issue.ruleId().map(List::of).orElse(List.of());
            entries.add(Entry.of(issue)
                    .suppression(suppressions.of(issue.code(), rules).orElse(null))
                    .build());
        }
        for (Finding finding : Verifier.of(ruleSet).at(at).verify().findings()) {
            entries.add(entry(finding, ruleSet, suppressions));
        }
        suppressions.issues().forEach(issue -> entries.add(Entry.of(issue).build()));
        entries.sort(Comparator.comparing(Entry::position));
        return entries;
    }

    private static Entry entry(Finding finding, RuleSet ruleSet, Suppressions suppressions) {
        List<String> rules = Stream.concat(finding.issue().ruleId().stream(), finding.related().stream())
                .toList();
        List<Entry.Related> related = finding.related().stream()
                .flatMap(id -> ruleSet.find(id).stream())
                .map(rule -> new Entry.Related(rule.position(), "rule \"" + rule.id() + "\""))
                .toList();
        return Entry.of(finding.issue())
                .details(finding.shownBy()
                        .map(witness -> List.of("shown by " + witness))
                        .orElse(List.of()))
                .related(related)
                .suppression(suppressions.of(finding.issue().code(), rules).orElse(null))
                .build();
    }

    private static String subject(RuleSet ruleSet) {
        long session = ruleSet.rules().stream().filter(Rule::isSessionRule).count();
        return ruleSet.version() + " (" + ruleSet.rules().size() + " rules, " + session + " of them session rules, "
                + ruleSet.teams().teams().size() + " teams)";
    }
}
