package dev.pointsman.ruletest;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.Suggestion;
import dev.pointsman.source.YamlNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in test files; what several cases share is said once. Confined to one thread. */
final class TestIssues {

    private final Set<RuleIssue> issues = new LinkedHashSet<>();
    private int errors;

    void add(IssueCode code, SourcePosition at, String message, String fix) {
        issues.add(new RuleIssue(code, at, null, message, fix));
        if (code.severity() == Severity.ERROR) {
            errors++;
        }
    }

    void add(IssueCode code, YamlNode node, String message) {
        add(code, node.position(), message, "");
    }

    /** Adds that a name is none of those that are known. */
    void addUnknown(IssueCode code, YamlNode node, String message, String found, Collection<String> known) {
        add(code, node.position(), message, Suggestion.fix(found, known));
    }

    /** Returns how many errors were added so far, those included that were there already. */
    int errors() {
        return errors;
    }

    List<RuleIssue> sorted() {
        return issues.stream().sorted().toList();
    }
}
