package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Generator;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every matcher must do, on plain rules. */
abstract class MatcherContract {

    private static final Instant AT = Instant.parse("2026-06-15T00:00:00Z");
    private static final Ticket TICKET =
            Ticket.builder("T1").category("refund").region("EU").priority(2).build();

    abstract Matcher matcher(RuleSet ruleSet);

    @Test
    void all_severalRulesMatch_areInWinningOrder() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("wide", "category == \"refund\"", "a"),
                RuleSets.rule("narrow", "category == \"refund\", region == \"EU\"", "b"),
                RuleSets.rule("other", "category == \"payout\"", "c"),
                "rule \"strong\" salience 5 when Ticket( priority <= 3 ) then routing.to(\"c\"); end\n");

        assertThat(ids(all(ruleSet, TICKET))).containsExactly("strong", "narrow", "wide", "fallback");
    }

    @Test
    void first_severalRulesMatch_isTheFirstOfAll() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("wide", "category == \"refund\"", "a"),
                RuleSets.rule("narrow", "category == \"refund\", region == \"EU\"", "b"));

        try (Matcher matcher = matcher(ruleSet)) {
            assertThat(matcher.first(TICKET, List.of(), AT).winner().rule().id())
                    .isEqualTo("narrow");
        }
    }

    @Test
    void all_noRuleMatches_isTheFallbackWhateverItsSalience() {
        RuleSet ruleSet = RuleSets.builder()
                .file(
                        "rules/test.drl",
                        RuleSets.HEADER + RuleSets.rule("a", "category == \"payout\"", "a")
                                + RuleSets.rule("b", "category == \"refund\"", "b")
                                + "rule \"last\" salience 1000 when Ticket() then routing.to(\"triage\"); end\n")
                .build();

        assertThat(ids(all(ruleSet, Ticket.builder("T2").build()))).containsExactly("last");
        assertThat(ids(all(ruleSet, TICKET))).containsExactly("b", "last");
    }

    @Test
    void all_ruleOutOfForce_isLeftOutOnHalfOpenInterval() {
        RuleSet ruleSet =
                RuleSets.of("rule \"june\" date-effective \"2026-06-01\" date-expires \"2026-07-01T00:00:00Z\""
                        + " when Ticket( category == \"refund\" ) then routing.to(\"a\"); end\n");

        try (Matcher matcher = matcher(ruleSet)) {
            assertThat(ids(matcher.all(TICKET, List.of(), Instant.parse("2026-05-31T23:59:59.999Z"))))
                    .containsExactly("fallback");
            assertThat(ids(matcher.all(TICKET, List.of(), Instant.parse("2026-06-01T00:00:00Z"))))
                    .containsExactly("june", "fallback");
            assertThat(ids(matcher.all(TICKET, List.of(), Instant.parse("2026-06-30T23:59:59.999Z"))))
                    .containsExactly("june", "fallback");
            assertThat(ids(matcher.all(TICKET, List.of(), Instant.parse("2026-07-01T00:00:00Z"))))
                    .containsExactly("fallback");
        }
    }

    @Test
    void all_disabledRule_isLeftOut() {
        RuleSet ruleSet = RuleSets.of(
                "rule \"off\" enabled false when Ticket( category == \"refund\" ) then routing.to(\"a\"); end\n",
                RuleSets.rule("on", "region == \"EU\"", "b"));

        assertThat(ids(all(ruleSet, TICKET))).containsExactly("on", "fallback");
    }

    @Test
    void all_conditionFailsOnAbsentValue_disqualifiesThatRuleOnly() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("fails", "subject str[startsWith] \"x\"", "a"),
                RuleSets.rule("holds", "category == \"refund\"", "b"));

        MatchResult result = all(ruleSet, TICKET);

        assertThat(ids(result)).containsExactly("holds", "fallback");
        assertThat(result.failures()).extracting(RuleFailure::rule).containsExactly("fails");
        assertThat(result.failures().get(0).message()).contains("subject").contains("absent");
    }

    @Test
    void all_attributeOfAnUnexpectedType_disqualifiesThatRuleOnly() {
        RuleSet ruleSet = RuleSets.of(
                RuleSets.rule("fails", "attributes[\"amount\"] > 100", "a"),
                RuleSets.rule("holds", "attributes[\"amount\"] == \"many\"", "b"));
        Ticket ticket = Ticket.builder("T1").attribute("amount", "many").build();

        MatchResult result = all(ruleSet, ticket);

        assertThat(ids(result)).containsExactly("holds", "fallback");
        assertThat(result.failures()).extracting(RuleFailure::rule).containsExactly("fails");
    }

    @Test
    void all_shuffledFilesAndRules_changesNothing() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rules.add(RuleSets.rule(
                    "r" + i,
                    i % 2 == 0 ? "category == \"refund\"" : "region == \"EU\"",
                    "abc".substring(i % 3, i % 3 + 1)));
        }
        List<String> expected = ids(all(RuleSets.of(rules.toArray(String[]::new)), TICKET));
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(rules, new Random(seed));
            RuleSet shuffled = RuleSets.builder()
                    .file("rules/" + (9 - seed) + ".drl", RuleSets.HEADER + String.join("", rules.subList(0, 5)))
                    .file(
                            "rules/" + seed + ".drl",
                            RuleSets.HEADER.replace("package test", "package other")
                                    + String.join("", rules.subList(5, 12))
                                    + RuleSets.FALLBACK)
                    .build();
            assertThat(ids(all(shuffled, TICKET))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void all_ruleThatDoesNotMatchIsAdded_changesNothing() {
        Generator generator = new Generator(7);
        String drl = generator.drl(10);
        String more = drl.replace(
                RuleSets.FALLBACK,
                "rule \"added\" salience 99 when Ticket( id == \"nobody\" ) then routing.to(\"a\"); end\n"
                        + RuleSets.FALLBACK);
        RuleSet before = RuleSets.builder().file("rules/a.drl", drl).build();
        RuleSet after = RuleSets.builder().file("rules/a.drl", more).build();
        try (Matcher one = matcher(before);
                Matcher other = matcher(after)) {
            for (Ticket ticket : generator.tickets(100)) {
                assertThat(ids(other.all(ticket, List.of(), AT))).isEqualTo(ids(one.all(ticket, List.of(), AT)));
            }
        }
    }

    @Test
    void all_anyThreadLocaleAndZone_givesTheSame() throws Exception {
        Generator generator = new Generator(11);
        List<Ticket> tickets = generator.tickets(60);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Matcher matcher = matcher(new Generator(12).ruleSet(12))) {
            List<MatchResult> expected = tickets.stream()
                    .map(ticket -> matcher.all(ticket, List.of(), AT))
                    .toList();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Callable<List<MatchResult>> work = () -> tickets.stream()
                    .map(ticket -> matcher.all(ticket, List.of(), AT))
                    .toList();
            for (Future<List<MatchResult>> done : threads.invokeAll(Collections.nCopies(32, work))) {
                assertThat(done.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private MatchResult all(RuleSet ruleSet, Ticket ticket) {
        try (Matcher matcher = matcher(ruleSet)) {
            return matcher.all(ticket, List.of(), AT);
        }
    }

    private static List<String> ids(MatchResult result) {
        return result.matches().stream()
                .map(RuleMatch::rule)
                .map(Object::toString)
                .toList();
    }
}
