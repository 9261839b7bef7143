package dev.pointsman.diff;

import dev.pointsman.dsl.RouteReader;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.Suggestion;
import dev.pointsman.source.YamlNode;
import dev.pointsman.verify.compare.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the author of a version declares to change, as YAML: {@code moves}, a list of {@code from}, {@code to}, {@code
 * where} (a condition of the routing language; left out, every ticket) and {@code because}. Immutable.
 *
 * @param expectations what was declared
 * @param issues what is wrong with the file
 */
public record ExpectationFile(List<Expectation> expectations, List<RuleIssue> issues) {

    private static final List<String> KEYS = List.of("from", "to", "where", "because");

    /** Copies. */
    public ExpectationFile {
        expectations = List.copyOf(expectations);
        issues = List.copyOf(issues);
    }

    /**
     * Reads a file.
     *
     * @param before whose teams tickets come from
     * @param after whose teams tickets go to, and whose schema conditions are checked against
     */
    public static ExpectationFile read(SourceFile file, RuleSet before, RuleSet after) {
        List<RuleIssue> issues = new ArrayList<>();
        List<Expectation> expectations = new ArrayList<>();
        YamlNode.Complaints complaints =
                (at, message, fix) -> issues.add(new RuleIssue(IssueCode.YAML, at, null, message, fix));
        Map<String, YamlNode> root = YamlNode.parse(file, complaints)
                .map(node -> node.map(List.of("moves")))
                .orElse(Map.of());
        if (root.containsKey("moves")) {
            for (YamlNode move : root.get("moves").list()) {
                expectation(move, before, after, issues).ifPresent(expectations::add);
            }
        } else if (issues.isEmpty()) {
            complaints.add(SourcePosition.ofFile(file.name()), "the key \"moves\" is missing", "");
        }
        return new ExpectationFile(expectations, issues);
    }

    private static Optional<Expectation> expectation(
            YamlNode move, RuleSet before, RuleSet after, List<RuleIssue> issues) {
        int earlier = issues.size();
        if (!move.isMap()) {
            move.complain("expected from, to, where and because");
            return Optional.empty();
        }
        Map<String, YamlNode> entries = move.map(KEYS);
        String from = team(move, entries, "from", before, issues);
        String to = team(move, entries, "to", after, issues);
        String reason = text(move, entries, "because");
        YamlNode where = entries.get("where");
        Condition condition = where == null ? Condition.ALWAYS : condition(where, to, after, issues);
        return issues.size() > earlier ? Optional.empty() : Optional.of(new Expectation(from, to, condition, reason));
    }

    private static String text(YamlNode move, Map<String, YamlNode> entries, String key) {
        YamlNode node = entries.get(key);
        if (node == null) {
            move.complain("the key \"" + key + "\" is missing");
            return "";
        }
        return node.text().orElse("");
    }

    private static String team(
            YamlNode move, Map<String, YamlNode> entries, String key, RuleSet ruleSet, List<RuleIssue> issues) {
        String id = text(move, entries, key);
        YamlNode node = entries.get(key);
        if (node != null && !id.isEmpty() && ruleSet.teams().find(id).isEmpty()) {
            issues.add(new RuleIssue(
                    IssueCode.UNKNOWN_TEAM,
                    node.position(),
                    null,
                    "there is no team \"" + id + "\"",
                    Suggestion.fix(id, ruleSet.teams().ids())));
        }
        return id;
    }

    /** Reads a condition by the reader of the language, as that of a rule; places are those of the YAML value. */
    private static Condition condition(YamlNode where, String team, RuleSet ruleSet, List<RuleIssue> issues) {
        String text = where.text().orElse("").replaceAll("\\s+", " ");
        SourceFile rule = new SourceFile(
                where.position().file(), "rule expected\n  when " + text + "\n  route to " + quoted(team) + "\n");
        RuleReader.Context context =
                new RuleReader.Context(ruleSet.level(), ruleSet.policy(), ruleSet.schema(), ruleSet.teams());
        RuleReader.Reading reading = new RouteReader().read(rule, context);
        for (RuleIssue issue : reading.issues()) {
            boolean counts = issue.severity() == Severity.ERROR && issue.code() != IssueCode.UNKNOWN_TEAM;
            if (counts) {
                issues.add(new RuleIssue(issue.code(), where.position(), null, issue.message(), issue.fix()));
            }
        }
        return reading.rules().stream().findFirst().map(Rule::condition).orElse(Condition.ALWAYS);
    }

    private static String quoted(String team) {
        return '"' + team.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
