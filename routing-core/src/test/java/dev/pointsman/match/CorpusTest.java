package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Corpus;
import dev.pointsman.testing.LinearScanMatcher;
import dev.pointsman.testing.RuleSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases below {@code src/test/resources/corpus}, on Drools and on every matcher of our own. */
class CorpusTest {

    private static final List<Matcher> OPEN = new ArrayList<>();

    @AfterAll
    static void close() {
        OPEN.forEach(Matcher::close);
        OPEN.clear();
    }

    @TestFactory
    Stream<DynamicNode> constraint_onEachTicket_holdsAsStated() {
        return Corpus.files().stream()
                .flatMap(file -> file.levels().stream()
                        .map(level -> dynamicContainer(
                                file.name() + " " + level, constraintTests(level, file.constraintsThatAreRead()))));
    }

    private static Stream<DynamicTest> constraintTests(LanguageLevel level, List<Corpus.Constraint> constraints) {
        if (constraints.isEmpty()) {
            return Stream.of();
        }
        // One rule set for all constraints: each case looks at its own rule alone.
        StringBuilder rules = new StringBuilder();
        Map<Corpus.Constraint, String> ids = new LinkedHashMap<>();
        for (Corpus.Constraint constraint : constraints) {
            ids.put(constraint, "r" + ids.size());
            rules.append(RuleSets.rule(ids.get(constraint), constraint.text(), "a"));
        }
        Map<String, Matcher> matchers = matchers(ruleSet(level, rules.toString(), true));
        return constraints.stream()
                .map(constraint -> dynamicTest(constraint.text(), () -> {
                    String id = String.valueOf(ids.get(constraint));
                    matchers.forEach((name, matcher) -> constraint.tickets().forEach((ticket, expected) -> {
                        MatchResult result = matcher.all(ticket, List.of(), Corpus.AT);
                        assertThat(outcome(result, id))
                                .as("%s on %s", name, ticket)
                                .isEqualTo(expected);
                    }));
                }));
    }

    private static Corpus.Outcome outcome(MatchResult result, String rule) {
        if (result.failures().stream().anyMatch(failure -> failure.rule().equals(rule))) {
            return Corpus.Outcome.FAILS;
        }
        boolean matched =
                result.matches().stream().anyMatch(match -> match.rule().id().equals(rule));
        return matched ? Corpus.Outcome.HOLDS : Corpus.Outcome.NOT;
    }

    @TestFactory
    Stream<DynamicNode> constraint_thatIsRefused_givesItsCodeAndNoOther() {
        return Corpus.files().stream()
                .flatMap(file -> file.levels().stream()
                        .map(level -> dynamicContainer(
                                file.name() + " " + level,
                                file.constraintsThatAreRefused().stream()
                                        .map(constraint -> dynamicTest(
                                                constraint.text(),
                                                () -> assertThat(codes(file, level, constraint))
                                                        .containsExactlyElementsOf(constraint.issues()))))));
    }

    private static List<String> codes(Corpus file, LanguageLevel level, Corpus.Constraint constraint) {
        RuleSet.Builder builder = RuleSets.builder()
                .policy(RulePolicy.TRUSTED)
                .level(level)
                .schema(file.schema())
                .file("rules/t.drl", RuleSets.HEADER + RuleSets.rule("r", constraint.text(), "a") + RuleSets.FALLBACK);
        return RuleSets.issues(builder).stream()
                .map(RuleIssue::code)
                .filter(code -> code.severity() == RuleIssue.Severity.ERROR)
                .map(IssueCode::id)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> ticket_ofACase_isWonAsStated() {
        return Corpus.files().stream()
                .flatMap(file -> file.cases().stream())
                .map(one -> dynamicTest(one.name(), () -> check(one)));
    }

    private static void check(Corpus.Case one) {
        matchers(ruleSet(LanguageLevel.DRL6, one.rules(), one.addFallback()))
                .forEach((name, matcher) -> one.decisions().forEach(expected -> {
                    MatchResult result = matcher.first(expected.ticket(), expected.facts(), expected.at());
                    RuleMatch winner = result.winner();
                    assertThat(winner.rule().id() + " -> " + winner.team())
                            .as("%s on %s at %s", name, expected.ticket(), expected.at())
                            .isEqualTo(expected.rule() + " -> " + expected.team());
                    assertThat(result.failures()).extracting(RuleFailure::rule).isEqualTo(expected.failed());
                }));
    }

    private static RuleSet ruleSet(LanguageLevel level, String rules, boolean addFallback) {
        return RuleSets.builder()
                .level(level)
                .file("rules/t.drl", RuleSets.HEADER + rules + (addFallback ? RuleSets.FALLBACK : ""))
                .build();
    }

    private static Map<String, Matcher> matchers(RuleSet ruleSet) {
        Map<String, Matcher> matchers = new LinkedHashMap<>();
        matchers.put("Drools", DroolsMatcher.of(ruleSet));
        List<Rule> sessionRules =
                ruleSet.rules().stream().filter(Rule::isSessionRule).toList();
        if (sessionRules.isEmpty()) {
            matchers.put("the linear scan", new LinearScanMatcher(ruleSet));
            matchers.put("the index", new IndexMatcher(ruleSet, null));
        } else {
            matchers.put("the index", new IndexMatcher(ruleSet, DroolsMatcher.of(ruleSet, sessionRules)));
        }
        OPEN.addAll(matchers.values());
        return matchers;
    }
}
