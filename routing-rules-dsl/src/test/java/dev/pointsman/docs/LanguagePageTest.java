package dev.pointsman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of {@code docs/language.md}, and compares its table of phrases with what they mean. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagePageTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)(?: (\\w+))?(?: ([a-z-]+))?\n(.*?)```");
    private static final Pattern PHRASE = Pattern.compile("(?m)^\\| `(.*?)` \\| `(.*?)` \\|$");
    private static final String FALLBACK = "default rule otherwise\n  route to triage\n";

    private String page = "";

    /**
     * An example.
     *
     * @param code what it gives, or empty when it gives no issue
     */
    record Example(String language, String code, String text) {}

    @BeforeAll
    void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "language.md"));
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String code = block.group(3) == null ? "" : block.group(3);
            if (block.group(1).equals("route") || block.group(1).equals("csv")) {
                examples.add(new Example(block.group(1), code, block.group(4)));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_givesItsCodeOrNoIssue(Example example, @TempDir Path folder) throws IOException {
        List<RuleIssue> issues = issues(example, folder);
        List<String> codes = issues.stream().map(issue -> issue.code().id()).toList();
        if (example.code().isEmpty()) {
            assertThat(issues.stream().filter(issue -> issue.severity() == Severity.ERROR))
                    .as("%s", example)
                    .isEmpty();
        } else {
            assertThat(codes).as("%s gives %s", example, issues).containsExactly(example.code());
        }
    }

    @Test
    void phrase_meansTheDrlBesideIt(@TempDir Path folder) throws IOException {
        Matcher phrase = PHRASE.matcher(page);
        int phrases = 0;
        StringBuilder route = new StringBuilder();
        StringBuilder drl = new StringBuilder("package p\nimport dev.pointsman.ticket.Ticket\n");
        while (phrase.find()) {
            if (!phrase.group(1).contains("DATE") && !phrase.group(1).startsWith("salience")) {
                route.append("rule r").append(phrases).append(" when ").append(phrase.group(1));
                route.append(" route to triage\n");
                drl.append("rule \"d")
                        .append(phrases)
                        .append("\" when Ticket( ")
                        .append(phrase.group(2));
                drl.append(" ) then routing.to(\"triage\"); end\n");
                phrases++;
            }
        }
        write(folder, "rules/drl.drl", drl.toString());
        RuleSet ruleSet = load(folder, new Example("route", "", route.toString()));
        assertThat(phrases).isGreaterThan(25);
        for (int i = 0; i < phrases; i++) {
            assertThat(ruleSet.find("r" + i).orElseThrow().condition())
                    .isEqualTo(ruleSet.find("d" + i).orElseThrow().condition());
        }
    }

    private List<RuleIssue> issues(Example example, Path folder) throws IOException {
        try {
            return load(folder, example).issues();
        } catch (InvalidRuleSetException e) {
            return e.issues();
        }
    }

    private RuleSet load(Path folder, Example example) throws IOException {
        write(folder, "ruleset.yaml", "name: marketplace\n");
        write(folder, "teams.yaml", shared("teams"));
        write(folder, "schema.yaml", shared("schema"));
        write(folder, "rules/example." + example.language(), example.text());
        if (!example.text().contains("default rule")) {
            write(folder, "rules/fallback.route", FALLBACK);
        }
        return RuleSet.load(folder);
    }

    private String shared(String name) {
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            if (name.equals(block.group(2))) {
                return block.group(4);
            }
        }
        throw new AssertionError("the page has no block " + name);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
