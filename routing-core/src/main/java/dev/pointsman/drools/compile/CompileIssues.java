package dev.pointsman.drools.compile;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which rules do not compile. Drools stops at the first mistake of a package and mostly names no line, so the
 * rules are halved until every one that fails stands alone: about two full builds for a few culprits.
 */
public final class CompileIssues {

    private static final Pattern IMPORT =
            Pattern.compile("^\\s*import\\s+([A-Za-z_][\\w.$]*)\\s*;?\\s*$", Pattern.MULTILINE);
    private static final String FIX = "Compare the names and types in the rule with the fields of Ticket and of the"
            + " types that are imported.";

    private final RuleCompiler compiler;
    private final List<RuleIssue> issues = new ArrayList<>();

    private CompileIssues(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    /** Returns an issue for each rule that does not compile, and for each import that cannot be loaded. */
    public static List<RuleIssue> of(RuleCompiler compiler, List<Rule> rules, RuleCompiler.Refused refused) {
        CompileIssues found = new CompileIssues(compiler);
        found.search(found.withLoadableImports(rules), rules.size(), refused);
        return found.issues.stream().distinct().sorted().toList();
    }

    private void search(List<Rule> rules, int size, RuleCompiler.Refused refused) {
        if (rules.isEmpty()) {
            return;
        }
        if (rules.size() < size) {
            buildAgain(rules);
        } else if (rules.size() == 1) {
            issues.add(issue(rules.get(0), refused));
        } else {
            int before = issues.size();
            int half = rules.size() / 2;
            buildAgain(rules.subList(0, half));
            buildAgain(rules.subList(half, rules.size()));
            if (issues.size() == before) {
                refused.messages().forEach(message -> issues.add(togetherOnly(rules, message)));
            }
        }
    }

    private void buildAgain(List<Rule> rules) {
        if (compiler.build(rules) instanceof RuleCompiler.Refused refused) {
            search(rules, rules.size(), refused);
        }
    }

    private List<Rule> withLoadableImports(List<Rule> rules) {
        Map<String, List<Rule>> byHeader = new LinkedHashMap<>();
        rules.forEach(rule -> byHeader.computeIfAbsent(rule.source().header(), header -> new ArrayList<>())
                .add(rule));
        String headers = String.join("\n", byHeader.keySet());
        List<Rule> left = new ArrayList<>();
        byHeader.forEach((header, members) -> {
            int before = issues.size();
            Matcher imports = IMPORT.matcher(header);
            while (imports.find()) {
                checkImport(imports.group(1), headers, members.get(0));
            }
            if (issues.size() == before) {
                left.addAll(members);
            }
        });
        return left;
    }

    private void checkImport(String type, String headers, Rule first) {
        String simpleName = type.substring(type.lastIndexOf('.') + 1);
        boolean declared = Pattern.compile("\\bdeclare\\s+(\\w+\\s+)?([\\w.]+\\.)?" + Pattern.quote(simpleName) + "\\b")
                .matcher(headers)
                .find();
        if (!declared && !isLoadable(type)) {
            issues.add(new RuleIssue(
                    IssueCode.COMPILE,
                    SourcePosition.ofFile(first.position().file()),
                    null,
                    "the imported type " + type + " cannot be loaded",
                    "Put the jar that holds it on the class path of the program that loads the rules."));
        }
    }

    /** Tells whether a type exists; a dot may stand before a nested type. */
    private boolean isLoadable(String type) {
        try {
            Class.forName(type, false, compiler.loader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            int dot = type.lastIndexOf('.');
            return dot > 0 && isLoadable(type.substring(0, dot) + '$' + type.substring(dot + 1));
        }
    }

    private static RuleIssue issue(Rule rule, RuleCompiler.Refused refused) {
        BuildMessage message = refused.messages().isEmpty()
                ? new BuildMessage("", 0, "", "no reason given")
                : refused.messages().get(0);
        return new RuleIssue(
                IssueCode.COMPILE,
                new MessagePlace(refused.units(), rule).of(message),
                rule.id(),
                "Drools cannot compile it: " + message.text(),
                FIX);
    }

    /** Rules that compile apart and not together: two declarations in two headers that contradict each other. */
    private static RuleIssue togetherOnly(List<Rule> rules, BuildMessage message) {
        return new RuleIssue(
                IssueCode.COMPILE,
                SourcePosition.ofFile(rules.get(0).position().file()),
                null,
                "Drools can compile each rule, but not all together: " + message.text(),
                "Look for imports, globals and declarations of one name that differ from file to file.");
    }
}
