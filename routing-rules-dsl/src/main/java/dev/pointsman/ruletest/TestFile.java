package dev.pointsman.ruletest;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one file of cases: {@code at}, {@code facts} and {@code ticket} hold for all of them, {@code cases} are written out,
 * {@code tables} have a row for each. One object reads one file once.
 */
final class TestFile {

    private static final List<String> KEYS = List.of("at", "facts", "ticket", "cases", "tables");
    private static final List<String> CASE_KEYS = List.of("name", "at", "facts", "ticket", "expect");
    private static final List<String> TABLE_KEYS = List.of("name", "at", "facts", "ticket", "columns", "rows");

    private final RuleSet ruleSet;
    private final TestIssues issues;
    private final CaseReader reader;
    private final List<TestCase> cases = new ArrayList<>();
    private final Map<String, SourcePosition> names = new HashMap<>();

    private TestFile(RuleSet ruleSet, TestIssues issues) {
        this.ruleSet = ruleSet;
        this.issues = issues;
        this.reader = new CaseReader(ruleSet, issues);
    }

    /** Returns the cases of a file that can be run; what is wrong with the others is an issue. */
    static List<TestCase> read(SourceFile source, RuleSet ruleSet, TestIssues issues) {
        TestFile file = new TestFile(ruleSet, issues);
        YamlNode.parse(source, (at, message, fix) -> issues.add(IssueCode.YAML, at, message, fix))
                .ifPresent(file::read);
        return List.copyOf(file.cases);
    }

    private void read(YamlNode root) {
        if (!root.isMap()) {
            root.complain("expected a map with \"cases\" or \"tables\"");
            return;
        }
        Map<String, YamlNode> entries = root.map(KEYS);
        if (!entries.containsKey("cases") && !entries.containsKey("tables")) {
            issues.add(IssueCode.BAD_TEST, root, "the file has neither \"cases\" nor \"tables\"");
        }
        Setting setting = reader.setting(entries, Setting.NONE);
        if (entries.containsKey("cases")) {
            entries.get("cases").list().forEach(node -> readCase(node, setting));
        }
        if (entries.containsKey("tables")) {
            entries.get("tables").list().forEach(node -> readTable(node, setting));
        }
    }

    private void readCase(YamlNode node, Setting shared) {
        int errors = issues.errors();
        Map<String, YamlNode> entries = node.map(CASE_KEYS);
        if (!node.isMap()) {
            return;
        }
        YamlNode name = entries.get("name");
        if (name == null) {
            issues.add(IssueCode.BAD_TEST, node, "the case has no name");
        } else {
            Setting setting = reader.setting(entries, shared);
            List<Expected> expected = reader.expected(entries.get("expect"), node);
            Setting checked = setting.withBroken(issues.errors() > errors);
            name.text().ifPresent(text -> add(text, name, reader.testCase(text, node.position(), checked, expected)));
        }
    }

    private void readTable(YamlNode node, Setting shared) {
        Map<String, YamlNode> entries = node.map(TABLE_KEYS);
        if (!node.isMap()) {
            return;
        }
        YamlNode name = entries.get("name");
        YamlNode columns = entries.get("columns");
        YamlNode rows = entries.get("rows");
        if (name == null || columns == null || rows == null) {
            issues.add(IssueCode.BAD_TEST, node, "a table has a name, columns and rows");
            return;
        }
        Setting setting = reader.setting(entries, shared);
        TestTable table = new TestTable(name.text().orElse("unnamed"), columns.list(), ruleSet, issues);
        for (YamlNode row : rows.list()) {
            table.read(row, setting, reader).forEach(testCase -> add(testCase.name(), row, List.of(testCase)));
        }
    }

    /** Two cases of one name could not be told apart in a report. */
    private void add(String name, YamlNode place, List<TestCase> read) {
        SourcePosition earlier = names.putIfAbsent(name, place.position());
        if (earlier != null) {
            issues.add(
                    IssueCode.BAD_TEST,
                    place.position(),
                    "the case \"" + name + "\" stands at " + earlier + " as well",
                    "Give one of the two another name.");
        } else {
            cases.addAll(read);
        }
    }
}
