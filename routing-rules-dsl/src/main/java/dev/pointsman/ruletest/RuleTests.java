package dev.pointsman.ruletest;

import dev.pointsman.Router;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The tests of a rule set, in the order of their files and of the cases in them. Immutable.
 *
 * <p>{@code docs/testing.md} says how they are written.
 */
public final class RuleTests {

    private final List<TestCase> cases;
    private final List<RuleIssue> issues;

    private RuleTests(List<TestCase> cases, List<RuleIssue> issues) {
        this.cases = List.copyOf(cases);
        this.issues = List.copyOf(issues);
    }

    /**
     * Reads every {@code *.yaml} and {@code *.yml} file below a folder.
     *
     * @param folder by convention {@code tests} in the folder of the rule set; its name starts the names of the files
     * @param ruleSet has the rules, teams and schema that the cases name
     * @throws IOException if there is no such folder
     */
    public static RuleTests load(Path folder, RuleSet ruleSet) throws IOException {
        return load(folder, String.valueOf(folder.toAbsolutePath().normalize().getFileName()), ruleSet);
    }

    /**
     * As {@link #load(Path, RuleSet)}, for a folder of another name.
     *
     * @param name starts the names of the files, with forward slashes
     * @throws IOException if there is no such folder
     */
    public static RuleTests load(Path folder, String name, RuleSet ruleSet) throws IOException {
        Objects.requireNonNull(ruleSet, "ruleSet");
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + " with tests");
        }
        TestIssues issues = new TestIssues();
        List<TestCase> cases = new ArrayList<>();
        for (Path path : files(folder)) {
            String file = name + "/" + folder.relativize(path).toString().replace('\\', '/');
            try {
                cases.addAll(TestFile.read(SourceFile.read(file, path), ruleSet, issues));
            } catch (IOException e) {
                issues.add(IssueCode.FILE, SourcePosition.ofFile(file), "cannot be read: " + e.getMessage(), "");
            }
        }
        return new RuleTests(cases, issues.sorted());
    }

    /** Reads the tests among the files of a rule set: those below {@code tests/} that end with {@code yaml} or {@code yml}. */
    public static RuleTests of(Collection<SourceFile> files, RuleSet ruleSet) {
        TestIssues issues = new TestIssues();
        List<TestCase> cases = files.stream()
                .filter(file -> isTests(file.name()))
                .sorted(Comparator.comparing(SourceFile::name))
                .flatMap(file -> TestFile.read(file, ruleSet, issues).stream())
                .toList();
        return new RuleTests(cases, issues.sorted());
    }

    /** Returns the cases that can be run. */
    public List<TestCase> cases() {
        return cases;
    }

    /** Returns what is wrong with the files, in source order; of an error, the case concerned is not among the cases. */
    public List<RuleIssue> issues() {
        return issues;
    }

    /** Tells whether there is an error among the issues. */
    public boolean hasErrors() {
        return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    /** Returns these tests with only the cases whose name, or file, contains a text; upper and lower case are the same. */
    public RuleTests filter(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return new RuleTests(
                cases.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(wanted)
                                || each.position()
                                        .file()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                        .toList(),
                issues);
    }

    /** Runs every case, in order. */
    public List<TestResult> run(Router router) {
        CaseRun run = new CaseRun(router);
        return cases.stream().map(run::run).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> isMeantAsTests(String.valueOf(path.getFileName())))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Tells whether a file among those of a rule set holds tests. */
    static boolean isTests(String name) {
        return name.startsWith("tests/") && isMeantAsTests(name);
    }

    private static boolean isMeantAsTests(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
