package dev.pointsman.drools;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        List<RuleIssue> policy = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        PackageDescr descr = parsing.descr();
        if (descr != null) {
            IdentityHashMap<RuleDescr, RuleText> texts = texts(descr, parsing, lines);
            PolicyCheck.check(descr, lines, texts::get, parsing.offsets(), context, policy::add);
            String header = header(file.text(), texts.values());
            for (RuleDescr rule : descr.getRules()) {
                RuleText text = texts.get(rule);
                if (text != null && !(rule instanceof QueryDescr)) {
                    rules.add(new RuleTranslation(rule, text, parsing.offsets(), context, issues::add).rule(header));
                }
            }
        }
        return new Reading(rules, withoutEchoes(policy, issues));
    }

    /** One mistake, one message: what the policy says is left out where another error says it, or says it better. */
    private static List<RuleIssue> withoutEchoes(List<RuleIssue> policy, List<RuleIssue> others) {
        Stream<RuleIssue> own = policy.stream()
                .filter(issue -> others.stream()
                        .filter(other -> other.severity() == Severity.ERROR)
                        .noneMatch(other -> other.position().equals(issue.position())
                                || (other.ruleId().equals(issue.ruleId())
                                        && other.message().startsWith(issue.message()))));
        return Stream.concat(own, others.stream()).distinct().toList();
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
