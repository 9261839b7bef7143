package dev.pointsman.ruletest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.Router;
import dev.pointsman.explain.Question;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    private Path parent;

    private TestFolder folder = new TestFolder(Path.of("target"));

    RuleTestsTest() throws IOException {}

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new TestFolder(parent);
    }

    @Test
    void case_withEverything_isRead() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - name: everything
                    at: 2026-11-22T04:00:00+01:00
                    ticket:
                      id: T-1
                      category: refund
                      priority: P2
                      tags: [vip, legal]
                      amount: 12.50
                      hold: true
                      order: 0017
                      openedAt: 2026-11-21T10:00:00Z
                      subject: "  null  "
                      region: null
                    facts:
                      - { kind: outage, attributes: { product: checkout, n: 3, off: false, none: null } }
                    expect: { team: emea, rule: eu-refunds, outcome: ROUTED, contact: "slack: #emea", not-team: triage }
                """);
        Ticket ticket = Ticket.builder("T-1")
                .category("refund")
                .priority(2)
                .tags(List.of("vip", "legal"))
                .attribute("amount", 12.5)
                .attribute("hold", true)
                .attribute("order", "0017")
                .openedAt(Instant.parse("2026-11-21T10:00:00Z"))
                .subject("  null  ")
                .build();
        Fact outage = new Fact("outage", Map.of("product", "checkout", "n", 3, "off", false));
        assertThat(folder.load().cases())
                .containsExactly(new TestCase(
                        "everything",
                        new SourcePosition("tests/a.yaml", 3, 5),
                        new Question(ticket, List.of(outage), AT),
                        List.of(
                                new Expected(Aspect.TEAM, "emea"),
                                new Expected(Aspect.RULE, "eu-refunds"),
                                new Expected(Aspect.OUTCOME, "ROUTED"),
                                new Expected(Aspect.CONTACT, "slack:#emea"),
                                new Expected(Aspect.NOT_TEAM, "triage"))));
        assertThat(folder.load().issues()).isEmpty();
    }

    @Test
    void table_isACaseARow_andSharedPartsAreOverridden() throws IOException {
        folder.file("a.yaml", """
                ticket: { category: refund, tags: [vip] }
                facts: [{ kind: outage }]
                tables:
                  - name: refunds
                    ticket: { region: EU }
                    columns: [name, region, amount, at, tags, team]
                    rows:
                      - [null, UK, 5, null, null, triage]
                      - [own, null, null, 2027-01-01T00:00:00Z, legal; vip, emea]
                      - [null, NA, 5, null, [legal], emea]
                """);
        List<TestCase> cases = folder.load().cases();
        assertThat(cases)
                .extracting(TestCase::name)
                .containsExactly("refunds: UK, 5, -", "refunds: own", "refunds: NA, 5, legal");
        assertThat(cases)
                .extracting(TestCase::question)
                .extracting(Question::at)
                .containsExactly(AT, Instant.parse("2027-01-01T00:00:00Z"), AT);
        assertThat(cases).allSatisfy(each -> {
            assertThat(each.question().ticket().category()).isEqualTo("refund");
            assertThat(each.question().facts()).hasSize(1);
        });
        assertThat(cases.get(0).question().ticket().tags()).isEmpty();
        assertThat(cases.get(1).question().ticket().region()).isNull();
        assertThat(cases.get(1).question().ticket().tags()).containsExactly("legal", "vip");
        assertThat(cases.get(2).position()).isEqualTo(new SourcePosition("tests/a.yaml", 11, 9));
    }

    @Test
    void attributesThatTheSchemaDoesNotHave_areReadInTheTypeWritten_withAWarning() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - { name: a, ticket: { attributes: { amout: 7, note: "7" } }, expect: triage }
                tables:
                  - { name: b, columns: [attributes.flag, team], rows: [[true, triage]] }
                """);
        assertThat(folder.load().cases())
                .extracting(each -> each.question().ticket().attributes())
                .containsExactly(Map.of("amout", 7, "note", "7"), Map.of("flag", true));
        assertThat(folder.issues())
                .containsExactly(
                        "tests/a.yaml:3:47: warning [unlisted-value] the schema has no attribute \"amout\""
                                + " | Maybe you meant \"amount\".",
                        "tests/a.yaml:3:56: warning [unlisted-value] the schema has no attribute \"note\""
                                + " | Known: amount, hold, order.",
                        "tests/a.yaml:5:58: warning [unlisted-value] the schema has no attribute \"flag\""
                                + " | Known: amount, hold, order.");
    }

    @Test
    void mistakes_areAllReported_withPlaceAndFix_andTheirCasesAreNotRun() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - { name: a, ticket: { catgory: refund }, expect: triage }
                  - { name: b, ticket: { category: refnd }, expect: triage }
                  - { name: c, ticket: { tags: [vip, vp], region: EMEA }, expect: trage }
                  - { name: d, expect: { rule: eu-refund } }
                  - { name: e, expect: { outcome: routed } }
                  - { name: f, expect: { contact: slack } }
                  - { name: g }
                  - { name: h, expect: {} }
                  - { expect: triage }
                  - { name: a, expect: triage, expected: triage }
                  - { name: i, at: tomorrow, expect: triage }
                  - { name: j, ticket: { amount: much }, expect: triage }
                  - { name: k, facts: [{ knd: outage }], expect: triage }
                  - [l]
                """);
        assertThat(folder.issues())
                .containsExactly(
                        "tests/a.yaml:3:35: error [unknown-field] \"catgory\" is no field of a ticket, and no attribute of"
                                + " the schema | Maybe you meant \"category\".",
                        "tests/a.yaml:4:36: warning [unlisted-value] the schema has no category \"refnd\""
                                + " | Maybe you meant \"refund\".",
                        "tests/a.yaml:5:38: warning [unlisted-value] the schema has no tag \"vp\""
                                + " | Maybe you meant \"vip\".",
                        "tests/a.yaml:5:51: warning [unlisted-value] the schema has no region \"EMEA\""
                                + " | Known: EU, NA, UK.",
                        "tests/a.yaml:5:67: error [unknown-team] there is no team \"trage\" | Maybe you meant \"triage\".",
                        "tests/a.yaml:6:32: error [unknown-rule] there is no rule \"eu-refund\""
                                + " | Maybe you meant \"eu-refunds\".",
                        "tests/a.yaml:7:35: error [bad-test] there is no outcome \"routed\" | Maybe you meant \"ROUTED\".",
                        "tests/a.yaml:8:35: error [bad-test] a contact is written channel:address, found \"slack\"",
                        "tests/a.yaml:9:5: error [bad-test] the case expects nothing, so it could not fail"
                                + " | Say what is expected: team, not-team, rule, outcome, contact.",
                        "tests/a.yaml:10:5: error [bad-test] the case expects nothing, so it could not fail"
                                + " | Say what is expected: team, not-team, rule, outcome, contact.",
                        "tests/a.yaml:11:5: error [bad-test] the case has no name",
                        "tests/a.yaml:12:13: error [bad-test] the case \"a\" stands at tests/a.yaml:3:13 as well"
                                + " | Give one of the two another name.",
                        "tests/a.yaml:12:42: error [yaml] unknown key \"expected\" | Maybe you meant \"expect\".",
                        "tests/a.yaml:13:20: error [bad-date] expected a date and time with offset, such as"
                                + " 2026-11-22T03:00:00Z, found \"tomorrow\"",
                        "tests/a.yaml:14:34: error [wrong-type] attribute \"amount\" must be a number, found \"much\"",
                        "tests/a.yaml:15:24: error [bad-test] a fact needs a \"kind\"",
                        "tests/a.yaml:15:31: error [yaml] unknown key \"knd\" | Maybe you meant \"kind\".",
                        "tests/a.yaml:16:5: error [yaml] expected a map (key: value)");
        assertThat(folder.load().cases()).extracting(TestCase::name).containsExactly("b");
    }

    @Test
    void mistakesInTables_areReported() throws IOException {
        folder.file("a.yaml", """
                tables:
                  - { name: a, columns: [regoin, team], rows: [[EU, triage]] }
                  - { name: b, columns: [region, region, team], rows: [[EU, EU, triage]] }
                  - { name: c, columns: [region], rows: [[EU]] }
                  - { name: d, columns: [region, team], rows: [[EU], [EU, null], [NA, triage], [NA, triage], x] }
                  - { name: e, columns: [region, team] }
                  - { name: f, columns: [amount, attributes.amount, team], rows: [] }
                  - { name: g, ticket: { x: 1 }, columns: [region, team], rows: [[NA, triage]] }
                """);
        assertThat(folder.issues())
                .containsExactly(
                        "tests/a.yaml:3:26: error [unknown-field] unknown column \"regoin\" | Maybe you meant \"region\".",
                        "tests/a.yaml:4:34: error [bad-test] the column \"region\" stands here twice",
                        "tests/a.yaml:5:26: error [bad-test] no column says what is expected"
                                + " | Add a column team, not-team, rule, outcome, contact.",
                        "tests/a.yaml:6:48: error [bad-test] the row has 1 cells, the table has 2 columns"
                                + " | Write null for a cell that says nothing.",
                        "tests/a.yaml:6:54: error [bad-test] the case expects nothing, so it could not fail"
                                + " | Say what is expected: team, not-team, rule, outcome, contact.",
                        "tests/a.yaml:6:80: error [bad-test] the case \"d: NA\" stands at tests/a.yaml:6:66 as well"
                                + " | Give one of the two another name.",
                        "tests/a.yaml:6:94: error [yaml] expected a list",
                        "tests/a.yaml:7:5: error [bad-test] a table has a name, columns and rows",
                        "tests/a.yaml:8:26: error [bad-test] two columns name the same attribute",
                        "tests/a.yaml:9:29: error [unknown-field] \"x\" is no field of a ticket, and no attribute of the"
                                + " schema | Known: amount, category, channel, description, hold, id, language,"
                                + " openedAt, order, priority, product, region, ... (16 in all).");
        assertThat(folder.load().cases()).extracting(TestCase::name).containsExactly("d: NA");
    }

    @Test
    void case_withoutInstant_isRefused() throws IOException {
        folder.plainFile("a.yaml", "cases: [{ name: a, expect: triage }]\n");
        assertThat(folder.issues())
                .singleElement()
                .asString()
                .startsWith("tests/a.yaml:1:9: error [bad-test] the case has no instant");
        folder.plainFile("a.yaml", "at: 2026-11-22\ncases: [{ name: a, expect: triage }]\n");
        assertThat(folder.issues()).singleElement().asString().startsWith("tests/a.yaml:1:5: error [bad-date]");
    }

    @Test
    void fileThatCannotBeUsed_isOneIssue_andSpoilsNoOther() throws IOException {
        folder.plainFile("empty.yaml", "");
        folder.plainFile("comment.yaml", "# nothing\n");
        folder.plainFile("list.yaml", "- a\n");
        folder.plainFile("scalar.yaml", "a\n");
        folder.plainFile("broken.yaml", "cases: [{ name: a\n");
        folder.plainFile("keys.yaml", "at: 2026-11-22T03:00:00Z\n");
        folder.plainFile("deep.yaml", "[".repeat(20_000));
        folder.plainFile("bomb.yaml", "a: &a [x]\nb: [" + "*a, ".repeat(60) + "*a]\n");
        Files.write(folder.path().resolve("latin.yaml"), "a: \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        folder.file("fine.yml", "cases: [{ name: a, expect: triage }]\n");
        folder.plainFile(".hidden.yaml", "x");
        folder.plainFile("notes.md", "x");
        assertThat(folder.load().cases()).hasSize(1);
        assertThat(folder.load().issues())
                .extracting(issue -> issue.position().file())
                .containsExactly(
                        "tests/bomb.yaml",
                        "tests/broken.yaml",
                        "tests/comment.yaml",
                        "tests/deep.yaml",
                        "tests/empty.yaml",
                        "tests/keys.yaml",
                        "tests/latin.yaml",
                        "tests/list.yaml",
                        "tests/scalar.yaml");
        assertThat(folder.load().hasErrors()).isTrue();
    }

    @Test
    void keysThatStandTwice_areReported() throws IOException {
        folder.file("a.yaml", """
                at: 2026-11-22T03:00:00Z
                cases: [{ name: a, ticket: { region: EU, region: UK }, expect: triage }]
                """);
        assertThat(folder.issues())
                .containsExactly(
                        "tests/a.yaml:2:1: error [yaml] the key \"at\" stands here twice",
                        "tests/a.yaml:3:42: error [yaml] the key \"region\" stands here twice");
        assertThat(folder.load().cases()).isEmpty();
    }

    @Test
    void folder_thatIsMissing_isOneSentence() {
        assertThatThrownBy(() -> RuleTests.load(parent.resolve("none"), TestFolder.RULES))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("there is no folder ");
    }

    @Test
    void filter_keepsCasesByNameAndFile() throws IOException {
        folder.file("one.yaml", "cases: [{ name: Alpha, expect: triage }, { name: beta, expect: triage }]\n");
        folder.file("two.yaml", "cases: [{ name: gamma, expect: triage }]\n");
        RuleTests tests = folder.load();
        assertThat(tests.filter("ALPHA").cases()).extracting(TestCase::name).containsExactly("Alpha");
        assertThat(tests.filter("two").cases()).extracting(TestCase::name).containsExactly("gamma");
        assertThat(tests.filter("none of them").cases()).isEmpty();
    }

    @Test
    void cases_thatPass_areSilent() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - { name: a, ticket: { category: refund, region: EU },
                      expect: { team: emea, rule: eu-refunds, outcome: ROUTED, contact: "slack:#emea", not-team: triage } }
                  - { name: b, expect: { team: triage, outcome: FALLBACK, contact: none } }
                  - { name: c, at: 2026-12-01T00:00:00Z, ticket: { category: snow }, expect: reliability }
                  - { name: d, at: 2026-11-30T23:59:59Z, ticket: { category: snow }, expect: { not-team: reliability } }
                  - { name: e, ticket: { product: p }, facts: [{ kind: outage, attributes: { product: p } }],
                      expect: { rule: open-outage } }
                """);
        assertThat(folder.run()).allSatisfy(result -> {
            assertThat(result.message()).isEmpty();
            assertThat(result.passed()).isTrue();
            assertThat(result.details()).isEmpty();
        });
    }

    @Test
    void case_thatFails_saysWhatCameInstead_andWhyTheExpectedRuleDidNotWin() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - { name: a, ticket: { category: refund, region: EU, amount: 1000.01 },
                      expect: { team: emea, rule: eu-refunds, contact: none, not-team: high-value } }
                  - { name: b, ticket: { category: snow }, expect: { team: reliability } }
                  - { name: c, ticket: { category: snow }, expect: { rule: off } }
                  - { name: d, ticket: { product: p }, expect: { rule: open-outage } }
                  - { name: e, expect: { outcome: ROUTED } }
                """);
        List<TestResult> results = folder.run();
        assertThat(results).allMatch(result -> !result.passed());
        assertThat(results)
                .extracting(TestResult::message)
                .containsExactly(
                        "expected team emea, found high-value; expected rule eu-refunds, found high-value;"
                                + " expected any team but high-value",
                        "expected team reliability, found triage",
                        "expected rule off, found fallback",
                        "expected rule open-outage, found fallback",
                        "expected outcome ROUTED, found FALLBACK");
        assertThat(results.get(0).details().orElseThrow())
                .contains("Ticket a -> high-value (High Value), ROUTED")
                .endsWith("""
                        Rule eu-refunds -> emea did not win  (rules/rules.drl:5:1)
                          "high-value" -> high-value matches too and stands before it by salience, 200 against 100  \
                        (rules/rules.drl:12:1)""");
        assertThat(results.get(1).details().orElseThrow())
                .endsWith("it is in force from 2026-12-01T00:00:00Z on, and this is 2026-11-22T03:00:00Z");
        assertThat(results.get(2).details().orElseThrow()).contains("\n  it is disabled");
        assertThat(results.get(3).details().orElseThrow())
                .contains("\n  the part of it that runs in Drools did not match: ");
        assertThat(results.get(4).details().orElseThrow()).doesNotContain("did not win");
    }

    @Test
    void manyCases_areReadAndRunInTheirOrder() throws IOException {
        StringBuilder text =
                new StringBuilder("tables:\n  - name: many\n    columns: [id, region, amount, team]\n    rows:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("      - [T-").append(i).append(", EU, ").append(i).append(", triage]\n");
        }
        folder.file("a.yaml", text.toString());
        List<TestResult> results = folder.run();
        assertThat(results).hasSize(10_000).allMatch(TestResult::passed);
        assertThat(results.get(9_999).testCase().name()).isEqualTo("many: T-9999");
    }

    @Test
    void results_doNotDependOnTheWayOfMatching() throws IOException {
        folder.file("a.yaml", """
                cases:
                  - { name: a, ticket: { category: refund, region: EU, amount: 1001 }, expect: emea }
                """);
        try (Router router = Router.builder()
                .ruleSet(TestFolder.RULES)
                .matching(dev.pointsman.Matching.DROOLS)
                .build()) {
            assertThat(folder.load().run(router)).isEqualTo(folder.run());
        }
    }
}
