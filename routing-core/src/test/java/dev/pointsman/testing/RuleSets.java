package dev.pointsman.testing;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import java.util.Arrays;
import java.util.List;

/** Small rule sets for tests. */
public final class RuleSets {

    /** What every file starts with. */
    public static final String HEADER =
            "package test\nimport dev.pointsman.ticket.Ticket\nimport dev.pointsman.ticket.Fact\n";

    /** The rule that every rule set ends with. */
    public static final String FALLBACK = "rule \"fallback\" when Ticket() then routing.to(\"triage\"); end\n";

    private RuleSets() {}

    /** Returns the DRL of a rule. */
    public static String rule(String id, String constraints, String team) {
        return "rule \"" + id + "\" when Ticket( " + constraints + " ) then routing.to(\"" + team + "\"); end\n";
    }

    /** Returns a builder with the teams a, b, c and triage. */
    public static RuleSet.Builder builder() {
        return RuleSet.builder("test").teams(teams("a", "b", "c", "triage"));
    }

    /** Returns the rule set of these rules and the fallback. */
    public static RuleSet of(String... rules) {
        return builder()
                .file("rules/test.drl", HEADER + String.join("", rules) + FALLBACK)
                .build();
    }

    /** Returns the issues of the rule set of these rules and the fallback, whether or not it is valid. */
    public static List<RuleIssue> issues(String... rules) {
        return issues(builder().file("rules/test.drl", HEADER + String.join("", rules) + FALLBACK));
    }

    /** Returns the issues of a rule set, whether or not it is valid. */
    public static List<RuleIssue> issues(RuleSet.Builder builder) {
        try {
            return builder.build().issues();
        } catch (InvalidRuleSetException e) {
            return e.issues();
        }
    }

    /** Returns a directory of teams with these ids. */
    public static TeamDirectory teams(String... ids) {
        return TeamDirectory.of(
                Arrays.stream(ids).map(id -> Team.of(id, "Team " + id)).toList());
    }
}
