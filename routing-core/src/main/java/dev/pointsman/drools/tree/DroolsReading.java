package dev.pointsman.drools.tree;

import dev.pointsman.drools.parse.DrlParsing;
import dev.pointsman.drools.policy.PolicyCheck;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads a file with Drools' own parser, checks it against the policy, and translates its rules. Confined to one thread. */
public final class DroolsReading {

    private final LineMap lines;
    private final RuleReader.Context context;
    private final DrlParsing parsing;
    private final IdentityHashMap<RuleDescr, RuleText> texts = new IdentityHashMap<>();

    /** Parses a file. */
    public DroolsReading(LineMap lines, RuleReader.Context context) {
        this.lines = lines;
        this.context = context;
        this.parsing = DrlParsing.of(lines, context.level());
        PackageDescr descr = parsing.descr();
        if (descr != null) {
            for (RuleDescr rule : descr.getRules()) {
                int start = parsing.offsets().applyAsInt(rule.getStartCharacter());
                int end = parsing.offsets().applyAsInt(rule.getEndCharacter());
                texts.put(rule, new RuleText(lines, start, end));
            }
        }
    }

    /** Tells whether the parser read the text without an error. */
    public boolean isParsed() {
        return parsing.descr() != null && parsing.issues().isEmpty();
    }

    /** Returns the stretches of its rules, in no order. */
    public List<RuleText> texts() {
        return List.copyOf(texts.values());
    }

    /**
     * Returns the rules and the issues.
     *
     * @param header what stands outside of rules
     */
    public RuleReader.Reading reading(String header) {
        List<RuleIssue> issues = new ArrayList<>(parsing.issues());
        List<RuleIssue> policy = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        PackageDescr descr = parsing.descr();
        if (descr != null) {
            PolicyCheck.check(
                    descr,
                    lines,
                    rule -> Objects.requireNonNull(texts.get(rule)),
                    parsing.offsets(),
                    context,
                    policy::add);
            for (RuleDescr rule : descr.getRules()) {
                RuleText text = texts.get(rule);
                if (text != null && !(rule instanceof QueryDescr)) {
                    rules.add(new RuleTranslation(rule, text, parsing.offsets(), context, issues::add).rule(header));
                }
            }
        }
        return new RuleReader.Reading(rules, withoutEchoes(policy, issues));
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
}
