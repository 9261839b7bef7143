package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at what stands beside conditions: dates, and whether teams can be reached. */
final class DirectoryCheck {

    private final RuleSet ruleSet;
    private final @Nullable Instant at;
    private final Collected collected;

    /**
     * @param at the instant at which rules should be in force; null to leave dates alone
     */
    DirectoryCheck(RuleSet ruleSet, @Nullable Instant at, Collected collected) {
        this.ruleSet = ruleSet;
        this.at = at;
        this.collected = collected;
    }

    void run() {
        if (at != null) {
            ruleSet.rules().stream().filter(Rule::enabled).forEach(rule -> checkDates(rule, at));
        }
        Map<String, List<Rule>> byTeam = ruleSet.rules().stream()
                .filter(rule -> rule.enabled() && rule.team().isPresent())
                .sorted(Comparator.comparing(Rule::position))
                .collect(Collectors.groupingBy(rule -> rule.team().orElseThrow(), TreeMap::new, Collectors.toList()));
        byTeam.forEach(this::checkContact);
    }

    private void checkDates(Rule rule, Instant instant) {
        if (!rule.expiresAt().isAfter(instant)) {
            add(
                    IssueCode.EXPIRED,
                    rule,
                    "it expired at " + rule.expiresAt() + " and matches nothing any more",
                    "Remove it, or prolong it.",
                    List.of());
        } else if (rule.effectiveFrom().isAfter(instant)) {
            add(IssueCode.NOT_YET_EFFECTIVE, rule, "it matches nothing before " + rule.effectiveFrom(), "", List.of());
        }
    }

    private void checkContact(String id, List<Rule> rules) {
        boolean reachable = ruleSet.teams().find(id).flatMap(Team::contact).isPresent();
        if (!reachable) {
            List<String> others = rules.stream().skip(1).map(Rule::id).toList();
            add(
                    IssueCode.NO_CONTACT,
                    rules.get(0),
                    "the team " + Phrases.value(id) + " has no contact, so nobody is reached for its tickets"
                            + others(others),
                    "Add its contact to the team directory.",
                    others);
        }
    }

    private static String others(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> "";
            case 1 -> "; rule " + Phrases.rules(ids) + " names it as well";
            default -> "; rules " + Phrases.rules(ids) + " name it as well";
        };
    }

    private void add(IssueCode code, Rule rule, String message, String fix, List<String> related) {
        collected.count(code, Verdict.PROVEN);
        collected.add(Finding.proven(Collected.issue(code, rule, message, fix), related));
    }
}
