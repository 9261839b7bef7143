package dev.pointsman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSetFolderTest {

    private static final String RULES =
            RuleSets.HEADER + RuleSets.rule("r", "category == \"refund\"", "a") + RuleSets.FALLBACK;

    @TempDir
    Path folder;

    @BeforeEach
    void validFolder() throws IOException {
        write("ruleset.yaml", "name: shop\n");
        write("teams.yaml", "teams:\n  a: { name: Team A, contact: \"slack:#a\" }\n  triage: { name: Triage }\n");
        write("rules/all.drl", RULES);
    }

    @Test
    void folder_withTheLeast_loads() {
        RuleSet ruleSet = RuleSet.load(folder);

        assertThat(ruleSet.version().name()).isEqualTo("shop");
        assertThat(ruleSet.level()).isEqualTo(LanguageLevel.DRL6);
        assertThat(ruleSet.policy()).isEqualTo(RulePolicy.RESTRICTED);
        assertThat(ruleSet.teams().find("a").orElseThrow().contact()).hasToString("Optional[slack:#a]");
        assertThat(ruleSet.files()).extracting(file -> file.name()).containsExactly("rules/all.drl");
        assertThat(ruleSet.issues()).isEmpty();
    }

    @Test
    void folder_withEverything_loads() throws IOException {
        write(
                "ruleset.yaml",
                "name: shop\nlanguage: drl10\npolicy: restricted\nfacts: []\nschema: s.yaml\nteams: t.yaml\n");
        write("s.yaml", """
                fields:
                  category: [refund, payout]
                tags: [vip]
                attributes:
                  amount: number
                  legalHold: boolean
                  note: text
                  carrier: [dhl, ups]
                """);
        write("t.yaml", "teams: { a: { name: A }, triage: { name: T } }\n");
        write("rules/deep/er/more.drl", RuleSets.HEADER + RuleSets.rule("s", "tags contains \"vip\"", "a"));
        write("rules/README.md", "no rules");
        write("rules/.all.drl.swp", "an editor's");
        write("rules/all.drl~", "an editor's");

        RuleSet ruleSet = RuleSet.load(folder);

        assertThat(ruleSet.level()).isEqualTo(LanguageLevel.DRL10);
        assertThat(ruleSet.rules()).hasSize(3);
        assertThat(ruleSet.schema().values(TicketField.CATEGORY))
                .hasValueSatisfying(values -> assertThat(values).containsExactly("refund", "payout"));
        assertThat(ruleSet.schema().attributes())
                .containsEntry("amount", AttributeType.NUMBER)
                .containsEntry("carrier", AttributeType.TEXT);
        assertThat(ruleSet.schema().attributeValues("carrier")).isPresent();
        assertThat(ruleSet.issues()).isEmpty();
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                arguments(
                        "ruleset.yaml",
                        "nme: shop\n",
                        "ruleset.yaml:1:6: error [yaml] unknown key \"nme\"\n    Maybe you meant \"name\"."),
                arguments(
                        "ruleset.yaml",
                        "language: DRL6\n",
                        "ruleset.yaml: error [yaml] the key \"name\" is missing\n    Add: name: "),
                arguments("ruleset.yaml", "name:\n", "ruleset.yaml:1:6: error [yaml] expected a text"),
                arguments("ruleset.yaml", "", "ruleset.yaml: error [yaml] the file is empty"),
                arguments("ruleset.yaml", "- name\n", "ruleset.yaml:1:1: error [yaml] expected a map (key: value)"),
                arguments("ruleset.yaml", "name: [a\n", "ruleset.yaml:2:1: error [yaml] not YAML: "),
                arguments(
                        "ruleset.yaml",
                        "name: a\nname: b\n",
                        "ruleset.yaml:2:1: error [yaml] the key \"name\" stands here twice"),
                arguments(
                        "ruleset.yaml",
                        "name: a\nlanguage: DRL7\n",
                        "ruleset.yaml:2:11: error [yaml] \"DRL7\" is not understood here\n    Maybe you meant \"drl6\"."),
                arguments(
                        "ruleset.yaml",
                        "name: a\npolicy: trusted\n",
                        "ruleset.yaml:2:9: error [not-granted] the host does not grant the policy TRUSTED\n    Load with"),
                arguments(
                        "ruleset.yaml",
                        "name: a\nfacts: [com.acme.Outage]\n",
                        "ruleset.yaml:2:8: error [not-granted] the host does not grant the types [com.acme.Outage]\n    Load"),
                arguments(
                        "ruleset.yaml",
                        "name: a\nschema: none.yaml\n",
                        "none.yaml: error [file] the file is missing in "),
                arguments(
                        "schema.yaml",
                        "fields:\n  categry: [a]\n",
                        "schema.yaml:2:12: error [yaml] \"categry\" is no text field of a ticket\n    Maybe you meant \"category\"."),
                arguments(
                        "schema.yaml",
                        "fields:\n  priority: [1]\n",
                        "schema.yaml:2:13: error [yaml] \"priority\" is no text field"),
                arguments(
                        "schema.yaml",
                        "fields:\n  category: refund\n",
                        "schema.yaml:2:13: error [yaml] expected a list"),
                arguments(
                        "schema.yaml",
                        "felds: {}\n",
                        "schema.yaml:1:8: error [yaml] unknown key \"felds\"\n    Maybe you meant \"fields\"."),
                arguments(
                        "schema.yaml",
                        "attributes:\n  amount: numbr\n",
                        "schema.yaml:2:11: error [yaml] \"numbr\" is not understood here\n    Maybe you meant \"number\"."),
                arguments("teams.yaml", "teams: [a]\n", "teams.yaml:1:8: error [yaml] expected a map (key: value)"),
                arguments(
                        "teams.yaml",
                        "teams:\n  a: { nam: A }\n  triage: {}\n",
                        "teams.yaml:2:13: error [yaml] unknown key \"nam\"\n    Maybe you meant \"name\"."),
                arguments(
                        "teams.yaml",
                        "teams:\n  a: { contact: \"slack\" }\n  triage: { name: T }\n",
                        "teams.yaml:2:17: error [yaml] a contact is written channel:address, found \"slack\""),
                arguments(
                        "teams.yaml",
                        "teams:\n  a: { contact: \" : \" }\n  triage: { name: T }\n",
                        "teams.yaml:2:17: error [yaml] a contact"),
                arguments(
                        "teams.yaml",
                        "teams:\n  a: { name: A }\n  a: { name: B }\n  triage: { name: T }\n",
                        "teams.yaml:3:3: error [yaml] the key \"a\" stands here twice"),
                arguments("rules/b.drl", "rule \"x\" when", "rules/b.drl"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void file_withAMistake_isReportedWithItsPlaceAndAFix(String file, String text, String issue) throws IOException {
        write(file, text);

        assertThat(issues(RulePolicy.RESTRICTED)).anyMatch(found -> found.startsWith(issue));
    }

    @Test
    void file_thatIsMissing_isReported() throws IOException {
        Files.delete(folder.resolve("ruleset.yaml"));
        Files.delete(folder.resolve("teams.yaml"));

        assertThat(issues(RulePolicy.RESTRICTED))
                .containsExactly(
                        "ruleset.yaml: error [file] the file is missing in " + folder,
                        "teams.yaml: error [file] the file is missing in " + folder);
    }

    @Test
    void folder_thatIsMissing_isReported() {
        assertThat(issues(folder.resolve("nowhere"), RulePolicy.RESTRICTED))
                .containsExactly(folder.resolve("nowhere") + ": error [file] there is no such folder");
    }

    @Test
    void rulesFolder_thatIsMissing_isReportedAlone() throws IOException {
        Files.delete(folder.resolve("rules/all.drl"));
        Files.delete(folder.resolve("rules"));

        assertThat(issues(RulePolicy.RESTRICTED)).containsExactly("rules: error [file] there is no folder \"rules\"");
    }

    @Test
    void file_thatIsNotUtf8_isReported() throws IOException {
        Files.write(folder.resolve("rules/latin.drl"), "// \u00dcbergabe".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(issues(RulePolicy.RESTRICTED))
                .anyMatch(issue ->
                        issue.startsWith("rules/latin.drl: error [file] cannot be read: rules/latin.drl is not UTF-8"));
    }

    @Test
    void file_thatNoLanguageReads_isAWarning() throws IOException {
        write("rules/old.xls", "x");

        assertThat(RuleSet.load(folder).issues()).extracting(RuleIssue::code).containsExactly(IssueCode.UNREAD_FILE);
    }

    @Test
    void trustedPolicy_whenGranted_loads() throws IOException {
        write("ruleset.yaml", "name: a\npolicy: TRUSTED\nfacts: [java.time.Instant]\n");

        RuleSet ruleSet = RuleSet.load(folder, RulePolicy.TRUSTED);

        assertThat(ruleSet.policy().trusted()).isTrue();
    }

    @Test
    void factTypes_whenGranted_load() throws IOException {
        write("ruleset.yaml", "name: a\nfacts: [java.time.Instant]\n");

        RuleSet ruleSet = RuleSet.load(folder, RulePolicy.RESTRICTED.withFactType(java.time.Instant.class));

        assertThat(ruleSet.policy().factTypes()).containsExactly("java.time.Instant");
        assertThat(ruleSet.policy().trusted()).isFalse();
    }

    @Test
    void mistakes_inSeveralFiles_areReportedTogether() throws IOException {
        write("ruleset.yaml", "name: a\nlanguag: DRL6\n");
        write("schema.yaml", "fields: { category: [payout] }\n");
        write("teams.yaml", "teams: { triage: { name: T } }\n");

        assertThat(issues(RulePolicy.RESTRICTED))
                .extracting(issue -> issue.substring(0, issue.indexOf(']') + 1))
                .containsExactly(
                        "rules/all.drl:4:35: error [unknown-value]",
                        "rules/all.drl:4:62: error [unknown-team]",
                        "ruleset.yaml:2:10: error [yaml]");
    }

    private List<String> issues(RulePolicy granted) {
        return issues(folder, granted);
    }

    private static List<String> issues(Path folder, RulePolicy granted) {
        try {
            return RuleSet.load(folder, granted).issues().stream()
                    .map(RuleIssue::toString)
                    .toList();
        } catch (InvalidRuleSetException e) {
            return e.issues().stream().map(RuleIssue::toString).toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
