package dev.pointsman.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    private static final String RULE = RuleSets.rule("r", "category == \"a\"", "a");

    @Test
    void duplicateId_overTwoFiles_isReportedAtTheSecondAndNamesTheFirst() {
        assertThat(issues(RuleSets.builder()
                        .file("rules/b.drl", RuleSets.HEADER + RULE)
                        .file("rules/a.drl", RuleSets.HEADER + "\n" + RULE + RuleSets.FALLBACK)))
                .containsExactly(
                        "rules/b.drl:4:1: error [duplicate-rule] rule \"r\": this id stands at rules/a.drl:5:1 as"
                                + " well\n    Give one of the two another name.");
    }

    @Test
    void duplicateId_withinAFile_isReported() {
        assertThat(issues(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RULE + RULE + RuleSets.FALLBACK)))
                .singleElement()
                .asString()
                .startsWith("rules/a.drl:5:1: error [duplicate-rule]");
    }

    @Test
    void twoFallbacks_overTwoFiles_areReportedAtTheSecond() {
        assertThat(issues(RuleSets.builder()
                        .file("rules/a.drl", RuleSets.HEADER + RULE + RuleSets.FALLBACK)
                        .file("rules/b.drl", RuleSets.HEADER + RuleSets.rule("other", "", "b"))))
                .containsExactly("rules/b.drl:4:1: error [second-fallback] rule \"other\": the rule \"fallback\" at"
                        + " rules/a.drl:5:1 is the fallback already\n    Give one of the two a condition.");
    }

    @Test
    void noFallback_always_isRefused() {
        assertThat(issues(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RULE)))
                .containsExactly("rules: error [no-fallback] no rule is without a condition, so some tickets would have"
                        + " no owner\n    Add: rule \"fallback\" when Ticket() then routing.to(\"...\"); end, or in a .route file:"
                        + " default rule fallback route to ...");
    }

    @Test
    void noFallback_whereAFileCannotBeRead_isNotReportedOnTop() {
        assertThat(issues(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + "rule \"r\" when Ticket( ")))
                .allMatch(issue -> issue.contains("[syntax]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date-effective \"2026-01-01\"", "date-expires \"2026-01-01\"", "enabled false"})
    void fallback_thatCanBeOutOfForce_isRefused(String attribute) {
        String fallback = "rule \"f\" " + attribute + " when Ticket() then routing.to(\"a\"); end\n";

        assertThat(issues(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RULE + fallback)))
                .containsExactly(
                        "rules/a.drl:5:1: error [fallback-not-always] rule \"f\": the fallback must always be in"
                                + " force\n    Take out what switches it off or bounds it in time.");
    }

    @Test
    void fallbackAlone_always_isAWarning() {
        assertThat(issues(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RuleSets.FALLBACK)))
                .containsExactly(
                        "rules/a.drl:4:1: warning [only-fallback] rule \"fallback\": there is no rule beside the fallback");
    }

    @Test
    void fileOfAnotherEnding_always_isAWarning() {
        assertThat(issues(RuleSets.builder()
                        .file("rules/a.drl", RuleSets.HEADER + RULE + RuleSets.FALLBACK)
                        .file("rules/b.xml", "<rule/>")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "rules/b.xml: warning [unread-file] no rule language has this ending, the file is not read\n"
                                + "    Rule files end with .drl");
    }

    @Test
    void invalidRuleSet_whenBuilt_throwsWithEveryIssueInSourceOrder() {
        RuleSet.Builder builder = RuleSets.builder()
                .file("rules/b.drl", RuleSets.HEADER + RuleSets.rule("s", "catgory == \"a\"", "a"))
                .file(
                        "rules/a.drl",
                        RuleSets.HEADER + RuleSets.rule("r", "priority == 9", "nobody") + RuleSets.FALLBACK);

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidRuleSetException.class,
                        e -> assertThat(e.issues())
                                .extracting(RuleIssue::code)
                                .containsExactly(
                                        IssueCode.UNKNOWN_VALUE, IssueCode.UNKNOWN_TEAM, IssueCode.UNKNOWN_FIELD))
                .hasMessageStartingWith("rule set test has 3 errors:\n  rules/a.drl:4:");
    }

    @Test
    void rules_always_standInWinningOrderWithTheFallbackLast() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("wide", "category != \"a\"", "a"), RuleSets.rule("narrow", "category == \"b\"", "b"));

        assertThat(ruleSet.rules()).extracting(Rule::id).containsExactly("narrow", "wide", "fallback");
        assertThat(ruleSet.fallback().id()).isEqualTo("fallback");
        assertThat(ruleSet.find("wide")).isPresent();
        assertThat(ruleSet.find("nobody")).isEmpty();
    }

    @Test
    void contentHash_ofTheSameContent_isTheSame() {
        String a = RuleSets.HEADER + RULE;
        String b = RuleSets.HEADER + RuleSets.FALLBACK;
        RuleSet one =
                RuleSets.builder().file("rules/a.drl", a).file("rules/b.drl", b).build();
        RuleSet swapped =
                RuleSets.builder().file("rules/b.drl", b).file("rules/a.drl", a).build();
        RuleSet windows = RuleSets.builder()
                .file("rules/a.drl", "\uFEFF" + a.replace("\n", "\r\n"))
                .file("rules/b.drl", b.replace("\n", "\r\n"))
                .build();
        RuleSet otherTeams = RuleSets.builder()
                .teams(RuleSets.teams("a", "triage", "z"))
                .file("rules/a.drl", a)
                .file("rules/b.drl", b)
                .build();

        assertThat(List.of(swapped, windows, otherTeams)).allSatisfy(same -> {
            assertThat(same.version().hash()).isEqualTo(one.version().hash());
        });
        assertThat(one.version().hash()).matches("[0-9a-f]{64}");
        assertThat(one.version().label()).isEqualTo(one.version().hash().substring(0, 12));
        assertThat(otherTeams.teams().hash()).isNotEqualTo(one.teams().hash());
    }

    static Stream<UnaryOperator<RuleSet.Builder>> changes() {
        return Stream.of(
                builder -> builder.level(LanguageLevel.DRL10),
                builder -> builder.policy(RulePolicy.TRUSTED),
                builder -> builder.policy(RulePolicy.RESTRICTED.withFactTypes(List.of("com.acme.Outage"))),
                builder -> builder.schema(TicketSchema.builder()
                        .values(TicketField.CATEGORY, List.of("a"))
                        .build()),
                builder -> builder.schema(TicketSchema.builder()
                        .values(TicketField.CATEGORY, List.of("a", "b"))
                        .build()),
                builder -> builder.schema(TicketSchema.builder()
                        .values(TicketField.REGION, List.of("a"))
                        .build()),
                builder -> builder.schema(TicketSchema.builder()
                        .attribute("x", AttributeType.TEXT)
                        .build()),
                builder -> builder.schema(TicketSchema.builder()
                        .attribute("x", AttributeType.NUMBER)
                        .build()),
                builder -> builder.schema(
                        TicketSchema.builder().attribute("x", List.of("TEXT")).build()),
                builder -> builder.file("rules/c.drl", "// a comment\n"),
                builder -> builder.file("rules/d.drl", "// a comment\n"));
    }

    @Test
    void contentHash_afterAnyChange_differs() {
        List<String> hashes = Stream.concat(Stream.of(UnaryOperator.<RuleSet.Builder>identity()), changes())
                .map(change -> change.apply(
                                RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RULE + RuleSets.FALLBACK))
                        .build()
                        .version()
                        .hash())
                .toList();
        String otherName = RuleSet.builder("other")
                .teams(RuleSets.teams("a", "triage"))
                .file("rules/a.drl", RuleSets.HEADER + RULE + RuleSets.FALLBACK)
                .build()
                .version()
                .hash();

        assertThat(hashes).doesNotHaveDuplicates().doesNotContain(otherName);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void ruleSet_afterTheChange_isStillValid(UnaryOperator<RuleSet.Builder> change) {
        assertThat(change.apply(RuleSets.builder().file("rules/a.drl", RuleSets.HEADER + RULE + RuleSets.FALLBACK))
                        .build()
                        .rules())
                .hasSize(2);
    }

    @Test
    void name_thatIsBlank_isRefused() {
        assertThatThrownBy(() -> RuleSet.builder(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RuleSet.builder(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    private static List<String> issues(RuleSet.Builder builder) {
        return RuleSets.issues(builder).stream().map(RuleIssue::toString).toList();
    }
}
