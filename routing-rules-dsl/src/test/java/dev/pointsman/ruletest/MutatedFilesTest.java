package dev.pointsman.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Test files with pieces taken out, doubled and put elsewhere: each gives cases that run, or issues with a place. */
class MutatedFilesTest {

    private static final int FILES = Integer.getInteger("pointsman.mutations", 20_000);

    private static final String VALID = """
            at: 2026-11-22T03:00:00Z
            facts: [{ kind: outage, attributes: { product: checkout, n: 3 } }]
            ticket: { category: refund }
            cases:
              - name: one
                ticket: { region: EU, tags: [vip, legal], amount: 12.5, hold: true, openedAt: 2026-11-21T10:00:00Z }
                expect: { team: emea, rule: eu-refunds, outcome: ROUTED, contact: "slack:#emea", not-team: triage }
              - name: two
                at: 2026-11-22T04:00:00+01:00
                facts: []
                ticket: &anchor { category: null, attributes: { note: "x" } }
                expect: triage
              - { name: three, ticket: *anchor, expect: { outcome: FALLBACK } }
            tables:
              - name: table
                columns: [name, region, attributes.x, at, team]
                rows:
                  - [row, EU, 1, null, emea]
                  - [null, NA, null, 2026-12-01T00:00:00Z, triage]
            """;

    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ": ",
            ",",
            "\n",
            "  ",
            "- ",
            "null",
            "&a ",
            "*a",
            "*anchor",
            "\"",
            "'",
            "#",
            "|\n",
            ">\n",
            "? ",
            "---\n",
            "...\n",
            "!!int ",
            "!x ",
            "<<: ",
            "%YAML 9.9\n",
            "\t",
            "\u0000",
            "\uD800",
            "\uFEFF",
            "at",
            "team",
            "1e999",
            ".nan",
            "at: x\n");

    @Test
    void mutatedFile_neverThrows_andEveryIssueHasAPlace() {
        long seed = Long.getLong("pointsman.seed", 20261122L);
        int runnable = 0;
        int refused = 0;
        try (Router router = Router.builder().ruleSet(TestFolder.RULES).build()) {
            CaseRun run = new CaseRun(router);
            for (int i = 0; i < FILES; i++) {
                String text = mutated(new Random(seed + i));
                try {
                    TestIssues issues = new TestIssues();
                    List<TestCase> cases =
                            TestFile.read(new SourceFile("tests/a.yaml", text), TestFolder.RULES, issues);
                    cases.forEach(run::run);
                    runnable += cases.size();
                    refused += issues.errors() > 0 ? 1 : 0;
                    assertThat(issues.sorted())
                            .allMatch(issue -> issue.position().file().equals("tests/a.yaml"))
                            .allMatch(issue -> !issue.message().isBlank());
                    assertThat(cases.isEmpty() && issues.errors() == 0 && !text.contains("[]"))
                            .isFalse();
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    throw new AssertionError("seed " + (seed + i) + "\n" + text, e);
                }
            }
        }
        assertThat(runnable).isGreaterThan(FILES / 10);
        assertThat(refused).isGreaterThan(FILES / 10);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 3 : 60));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
                default -> swapLines(text, random);
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.toString().split("\n", -1)));
        lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        text.setLength(0);
        text.append(String.join("\n", lines));
    }
}
