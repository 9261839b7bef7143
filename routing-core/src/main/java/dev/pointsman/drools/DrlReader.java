package dev.pointsman.drools;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads DRL with Drools' own parser. A rule whose constraints are all understood becomes a plain rule; any other becomes
 * a session rule, and an issue says why. Thread-safe.
 */
public final class DrlReader implements RuleReader {

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public DrlReader() {}

    @Override
    public String extension() {
        return "drl";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        LineMap lines = new LineMap(file);
        DrlParsing parsing = DrlParsing.of(lines, context.level());
        List<RuleIssue> issues = new ArrayList<>(parsing.issues());
        List<Rule> rules = new ArrayList<>();
        PackageDescr descr = parsing.descr();
        if (descr != null) {
            IdentityHashMap<RuleDescr, RuleText> texts = texts(descr, parsing, lines);
            String header = header(file.text(), texts.values());
            for (RuleDescr rule : descr.getRules()) {
                RuleText text = texts.get(rule);
                if (text != null && !(rule instanceof QueryDescr)) {
                    rules.add(new RuleTranslation(rule, text, parsing.offsets(), context, issues::add).rule(header));
                }
            }
            issues.addAll(policyIssues(descr, lines, texts, context, List.copyOf(issues)));
        }
        return new Reading(rules, withoutEchoes(issues));
    }

    /** One mistake, one message: what the policy says of a word that another error explains better is left out. */
    private static List<RuleIssue> withoutEchoes(List<RuleIssue> issues) {
        Set<SourcePosition> explained = issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR && issue.code() != IssueCode.POLICY)
                .map(RuleIssue::position)
                .collect(Collectors.toSet());
        return issues.stream()
                .filter(issue -> issue.code() != IssueCode.POLICY || !explained.contains(issue.position()))
                .distinct()
                .toList();
    }

    /** What the policy forbids, less what is known already: a misspelt field is no attack. */
    private static List<RuleIssue> policyIssues(
            PackageDescr descr,
            LineMap lines,
            IdentityHashMap<RuleDescr, RuleText> texts,
            Context context,
            List<RuleIssue> known) {
        List<RuleIssue> found = new ArrayList<>();
        PolicyCheck.check(descr, lines, texts::get, context, found::add);
        found.removeIf(issue -> known.stream()
                .filter(earlier -> earlier.severity() == RuleIssue.Severity.ERROR)
                .filter(earlier -> earlier.ruleId().equals(issue.ruleId()))
                .anyMatch(earlier ->
                        earlier.code() == issue.code() || earlier.position().equals(issue.position())));
        return found;
    }

    private static IdentityHashMap<RuleDescr, RuleText> texts(PackageDescr descr, DrlParsing parsing, LineMap lines) {
        IdentityHashMap<RuleDescr, RuleText> texts = new IdentityHashMap<>();
        for (RuleDescr rule : descr.getRules()) {
            int start = parsing.offsets().applyAsInt(rule.getStartCharacter());
            int end = parsing.offsets().applyAsInt(rule.getEndCharacter());
            texts.put(rule, new RuleText(lines, start, end));
        }
        return texts;
    }

    /** Everything outside of rules. Its line breaks do not matter: messages are mapped by rule. */
    private static String header(String text, Iterable<RuleText> rules) {
        Map<Integer, Integer> spans = new HashMap<>();
        rules.forEach(rule -> spans.put(rule.start(), rule.end()));
        StringBuilder header = new StringBuilder();
        int at = 0;
        for (int start : spans.keySet().stream().sorted().toList()) {
            header.append(text, at, start);
            at = spans.getOrDefault(start, start);
        }
        return header.append(text.substring(at)).toString().strip();
    }
}
