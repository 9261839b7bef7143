package dev.pointsman.drools.run;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.source.Suggestion;
import dev.pointsman.team.TeamDirectory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is found out about the rules on one ticket. A rule that failed does not match. Confined to one thread. */
public final class Findings {

    private final TeamDirectory teams;
    private final Map<Rule, RuleMatch> matches = new HashMap<>();
    private final Map<Rule, RuleFailure> failures = new HashMap<>();

    /** Starts with nothing found. */
    public Findings(TeamDirectory teams) {
        this.teams = teams;
    }

    /** Takes what a rule says that matches; one that names a team that does not exist fails. */
    public void nominated(Rule rule, String team, @Nullable String reason) {
        if (teams.find(team).isEmpty()) {
            failed(
                    rule,
                    "it names the team \"" + team + "\", which does not exist\n  " + Suggestion.fix(team, teams.ids()));
        } else {
            matches.put(rule, new RuleMatch(rule, team, reason));
        }
    }

    /** Takes a rule that failed, and why. */
    public void failed(Rule rule, String message) {
        failures.put(rule, new RuleFailure(rule.id(), rule.position(), message));
    }

    /** Returns everything in the order of {@code places}. */
    public MatchResult inOrder(Map<Rule, Integer> places) {
        Comparator<Rule> order = Comparator.comparing(places::get);
        List<RuleMatch> matched = matches.values().stream()
                .filter(match -> !failures.containsKey(match.rule()))
                .sorted(Comparator.comparing(RuleMatch::rule, order))
                .toList();
        if (matched.isEmpty()) {
            throw new RuleEngineException("no rule matched, not even the fallback");
        }
        List<RuleFailure> failed = failures.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(Map.Entry::getValue)
                .toList();
        return new MatchResult(matched, failed);
    }
}
