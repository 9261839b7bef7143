package dev.pointsman.benchmarks.workload;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule set and the tickets that it routes. Immutable. One list of rules is the source of every form that an engine
 * takes.
 *
 * @param name says which workload it is, for messages
 * @param rules in the order of the files; the fallback is the last
 * @param tickets no two of them share a string
 */
public record Workload(String name, List<WorkloadRule> rules, List<Ticket> tickets) {

    /** The number of tickets, a power of two: a benchmark walks them in order and starts again. */
    public static final int TICKETS = 4096;

    private static final int RULES_PER_FILE = 250;
    private static final String HEADER = "package benchmark\nimport dev.pointsman.ticket.Ticket\n";

    public Workload {
        rules = List.copyOf(rules);
        tickets = List.copyOf(tickets);
    }

    /**
     * Returns the standard workload, described at {@link StandardWorkload}.
     *
     * @param rules how many, without the fallback
     */
    public static Workload standard(int rules) {
        return StandardWorkload.of(rules);
    }

    /** Returns the workload of an awkward corner. */
    public static Workload hostile(HostileCorner corner, int rules) {
        return HostileWorkload.of(corner, rules);
    }

    /**
     * Returns the rule files, by name.
     *
     * @param globals lines that follow the imports, empty for none
     * @param drl writes a rule
     */
    public Map<String, String> files(String globals, Function<WorkloadRule, String> drl) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int from = 0; from < rules.size(); from += RULES_PER_FILE) {
            String text = rules.subList(from, Math.min(rules.size(), from + RULES_PER_FILE)).stream()
                    .map(drl)
                    .collect(Collectors.joining("\n", HEADER + globals + "\n", ""));
            files.put("rules/%05d.drl".formatted(from), text);
        }
        return files;
    }

    /** Returns the rule files as authors would write them. */
    public Map<String, String> files() {
        return files("", WorkloadRule::drl);
    }

    /** Returns a rule author's folder: the rule files, and beside them the name and the teams, each with a contact. */
    public Map<String, String> folder() {
        Map<String, String> files = files();
        files.put("ruleset.yaml", "name: " + name + "\n");
        files.put(
                "teams.yaml",
                teams().teams().stream()
                        .map(team -> "  %s: { name: %s, contact: \"slack:#%s\" }\n"
                                .formatted(team.id(), team.name(), team.id()))
                        .collect(Collectors.joining("", "teams:\n", "")));
        return files;
    }

    /** Returns the teams that the rules name. */
    public TeamDirectory teams() {
        TreeSet<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.team()));
        return TeamDirectory.of(
                ids.stream().map(id -> Team.of(id, "Team " + id)).toList());
    }

    /** Reads the files. */
    public RuleSet ruleSet() {
        RuleSet.Builder builder = RuleSet.builder(name).teams(teams());
        files().forEach(builder::file);
        return builder.build();
    }

    /** Reads the rules and puts them in the order in which they win. */
    public OrderedWorkload ordered() {
        RuleSet ruleSet = ruleSet();
        Map<String, WorkloadRule> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        List<WorkloadRule> winningOrder = ruleSet.rules().stream()
                .map(rule -> Objects.requireNonNull(byId.get(rule.id()), rule.id()))
                .toList();
        return new OrderedWorkload(this, ruleSet, winningOrder);
    }
}
