package dev.pointsman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.check.RuleSetCheck;
import dev.pointsman.check.RuleTestCheck;
import dev.pointsman.docs.ErrorsPage.Example;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares {@code docs/errors.md} with the codes, and runs its examples as folders of rule authors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsPageTest {

    /** The day on which the page is read. */
    /** One rule beside the fallback is half of the rules. */
    private static final int DEMANDED_PERCENT = 50;

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private static final String ONE_RULE =
            "rule \"one\" when Ticket( category == \"refund\" ) then routing.to(\"refunds\"); end\n";

    private ErrorsPage page = new ErrorsPage(List.of(), List.of(), Map.of());

    @BeforeAll
    void read() throws IOException {
        page = ErrorsPage.read(Path.of("..", "docs", "errors.md"));
    }

    @Test
    void page_hasOneSectionForEachCode() {
        assertThat(page.codes())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(IssueCode.values()).map(IssueCode::id).toList());
    }

    @Test
    void page_showsEachCodeByABadAndAGoodExample() {
        for (String code : page.codes()) {
            assertThat(page.examples().stream().filter(example -> example.code().equals(code)))
                    .as(code)
                    .extracting(Example::bad)
                    .contains(true, false);
        }
    }

    List<Example> examples() {
        return page.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_givesItsCodeOnlyWhenBad(Example example, @TempDir Path folder) throws IOException {
        for (Map.Entry<String, String> file : folder(example).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        Report report = check(folder);
        List<String> codes = report.entries().stream()
                .filter(entry -> entry.suppression().isEmpty())
                .map(Entry::code)
                .toList();
        if (example.bad()) {
            assertThat(codes).as("%s gives %s", example, report.entries()).contains(example.code());
        } else {
            assertThat(codes).as("%s gives %s", example, report.entries()).doesNotContain(example.code());
            assertThat(report.has(Severity.ERROR)).isFalse();
        }
    }

    /** Returns the files of the rule set in which an example stands. */
    private Map<String, String> folder(Example example) {
        Map<String, String> files = new HashMap<>();
        files.put("ruleset.yaml", "name: marketplace\n");
        files.put("teams.yaml", shared("yaml teams"));
        files.put("schema.yaml", shared("yaml schema"));
        if (!example.withoutFallback()) {
            files.put("rules/a-fallback.drl", shared("drl header") + shared("drl fallback"));
        }
        String name = example.file().orElse("rules/example.drl");
        if (name.endsWith(".yaml")) {
            files.put("rules/example.drl", shared("drl header") + ONE_RULE);
            files.put(name, example.text());
        } else {
            files.put(name, shared("drl header") + example.text());
        }
        return files;
    }

    private String shared(String info) {
        return Objects.requireNonNull(page.shared().get(info), info);
    }

    private static Report check(Path folder) throws IOException {
        try {
            RuleSet ruleSet = RuleSet.load(folder);
            Path tests = folder.resolve("tests");
            return Files.isDirectory(tests)
                    ? tested(RuleTests.load(tests, ruleSet), ruleSet)
                    : RuleSetCheck.of(ruleSet, AT, "");
        } catch (InvalidRuleSetException e) {
            return RuleSetCheck.of(e, "");
        }
    }

    private static Report tested(RuleTests tests, RuleSet ruleSet) {
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            return RuleTestCheck.withCoverage(tests, router, "", DEMANDED_PERCENT, AT);
        }
    }
}
