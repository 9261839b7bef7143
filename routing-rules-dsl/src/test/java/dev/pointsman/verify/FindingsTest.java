package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of small rule sets, word for word, and how many questions were asked for it. */
class FindingsTest {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private static final TicketSchema REGIONS = TicketSchema.builder()
            .values(TicketField.REGION, List.of("EU", "NA", "LATAM", "JP"))
            .build();

    private static final String UNKNOWN = "subject matches \"(?=.*[0-9])(?=.*q)[a-z0-9]{4}\"";
    private static final String TIE_FIX =
            "Give one of them a higher salience, make one narrower, or add a stronger rule for tickets that meet both.";
    private static final String REACH_FIX = "Remove it, narrow the rules before it, or give it a higher salience.";
    private static final String VALUES_FIX =
            "Take these values out of the condition, or give the rule a higher salience.";

    private static String rule(String id, int salience, String constraints, String team) {
        return "rule \"" + id + "\" salience " + salience + " when Ticket( " + constraints + " ) then routing.to(\""
                + team + "\"); end\n";
    }

    private static String session(String id, int salience, String kind, String team) {
        return "rule \"" + id + "\" salience " + salience + " when Ticket( region == \"EU\" ) Fact( kind == \"" + kind
                + "\" ) then routing.to(\"" + team + "\"); end\n";
    }

    private static Verification verify(TicketSchema schema, String... rules) {
        RuleSet ruleSet = RuleSets.builder()
                .schema(schema)
                .file("rules/test.drl", RuleSets.HEADER + String.join("", rules) + RuleSets.FALLBACK)
                .build();
        return Verifier.of(ruleSet).at(AT).withoutReplay().verify();
    }

    /** Returns what is said beside gaps and contacts. */
    private static List<String> said(TicketSchema schema, String... rules) {
        return said(verify(schema, rules), Set.of(IssueCode.GAP, IssueCode.NO_CONTACT), false);
    }

    private static List<String> said(String... rules) {
        return said(TicketSchema.OPEN, rules);
    }

    private static List<String> said(Verification verification, Set<IssueCode> codes, boolean wanted) {
        return verification.findings().stream()
                .filter(finding -> codes.contains(finding.issue().code()) == wanted)
                .map(FindingsTest::text)
                .toList();
    }

    private static String text(Finding finding) {
        return finding.issue().code().id() + " " + finding.issue().ruleId().orElse("") + " " + finding.related() + ": "
                + finding.issue().message() + " | " + finding.issue().fix();
    }

    private static String tally(IssueCode code, String... rules) {
        return verify(TicketSchema.OPEN, rules).tallies().stream()
                .filter(tally -> tally.code() == code)
                .map(tally ->
                        tally.proven() + " " + tally.refuted() + " " + tally.notDecided() + " of " + tally.asked())
                .findFirst()
                .orElse("none");
    }

    @Test
    void conditionThatNeverHolds_isSaid_andNothingElseOfTheRule() {
        String never = rule("r", 0, "category == \"x\", category == \"y\"", "a");
        assertThat(said(never))
                .containsExactly(
                        "never-holds r []: no ticket meets its condition: category == \"x\" && category == \"y\""
                                + " | Look for parts that exclude each other.");
        assertThat(tally(IssueCode.NEVER_HOLDS, never, rule("s", 0, "category == \"x\"", "a")))
                .isEqualTo("1 1 0 of 2");
        assertThat(tally(IssueCode.UNREACHABLE, never)).isEqualTo("none");
    }

    @Test
    void partThatNeverOrAlwaysHolds_isSaid() {
        assertThat(said(rule("r", 0, "category == \"x\" || ( region == \"EU\" && region == \"UK\" )", "a")))
                .containsExactly("never-holds r []: no ticket meets this part of its condition: region == \"EU\" &&"
                        + " region == \"UK\" | Leave it out.");
        assertThat(said(rule("r", 0, "category == \"x\", ( region == \"EU\" || region != \"EU\" )", "a")))
                .containsExactly("always-holds r []: every ticket meets this part of it: region == \"EU\" ||"
                        + " region != \"EU\" | Leave it out.");
        assertThat(said(rule("r", 0, "region == \"EU\" || region != \"EU\"", "a")))
                .containsExactly("always-holds r []: every ticket meets its condition: region == \"EU\" ||"
                        + " region != \"EU\" | Only the fallback should take every ticket; give the rule the condition"
                        + " that it lacks.");
        assertThat(tally(IssueCode.ALWAYS_HOLDS, rule("r", 0, "region == \"EU\" || region != \"EU\"", "a")))
                .isEqualTo("1 0 0 of 1");
        assertThat(tally(IssueCode.ALWAYS_HOLDS, rule("r", 0, "region == \"EU\", category == \"x\"", "a")))
                .isEqualTo("0 1 0 of 1");
    }

    @Test
    void partThatChangesNothing_isSaid_theLastFirst() {
        assertThat(said(rule("r", 0, "category == \"x\", category != null, priority == 1", "a")))
                .containsExactly("redundant-condition r []: this part changes nothing: category != null, beside"
                        + " category == \"x\" && priority == 1 | Leave it out.");
        assertThat(said(rule(
                        "r",
                        0,
                        "category == \"x\" || ( category in (\"x\", \"y\") && region == \"EU\" )"
                                + " || category == \"x\" && priority == 1",
                        "a")))
                .containsExactly(
                        "redundant-condition r []: this part changes nothing: category == \"x\" && priority == 1,"
                                + " beside category == \"x\" || (category in (\"x\", \"y\") && region == \"EU\") | Leave it out.");
        assertThat(said(rule("r", 0, "!( category == \"x\" || category in (\"x\", \"y\") ), priority == 1", "a")))
                .containsExactly("redundant-condition r []: this part changes nothing: category == \"x\", beside"
                        + " !(category in (\"x\", \"y\")) && priority == 1 | Leave it out.");
        assertThat(said(rule("r", 0, "tags contains \"a\", tags contains \"b\", tags contains \"a\"", "a")))
                .containsExactly("redundant-condition r []: this part changes nothing: tags contains \"a\", beside"
                        + " tags contains \"a\" && tags contains \"b\" | Leave it out.");
        assertThat(said(rule("r", 0, "category == \"a\", category memberOf tags, tags contains \"a\"", "a")))
                .containsExactly("redundant-condition r []: this part changes nothing: tags contains \"a\", beside"
                        + " category == \"a\" && category memberOf tags | Leave it out.");
        assertThat(said(rule("r", 0, "category != null, category == \"x\", category in (\"x\", \"y\")", "a")))
                .hasSize(2);
        assertThat(tally(
                        IssueCode.REDUNDANT_CONDITION,
                        rule("r", 0, "category != null, category == \"x\", category in (\"x\", \"y\")", "a")))
                .isEqualTo("2 0 0 of 2");
    }

    @Test
    void testsOfDifferentOperands_areAllNeeded() {
        assertThat(said(rule(
                        "r", 0, "category == \"x\", region != \"EU\", tags contains \"a\", tags contains \"b\"", "a")))
                .isEmpty();
        assertThat(said(rule("r", 0, "( category == \"x\" || region == \"EU\" ), priority == 1", "a")))
                .isEmpty();
    }

    @Test
    void longCondition_isShortened() {
        String message = said(rule("r", 0, "category == \"x\", category == \"" + "y".repeat(300) + "\"", "a"))
                .get(0);
        assertThat(message).contains(": category == \"x\" && category == \"" + "y".repeat(168) + "... | ");
        String value = "y".repeat(200 - "category == \"x\" && category == \"\"".length());
        assertThat(said(rule("r", 0, "category == \"x\", category == \"" + value + "\"", "a"))
                        .get(0))
                .contains(value + "\" | ");
    }

    @Test
    void ties_areSaidWithTheirRules() {
        assertThat(said(
                        rule("a", 0, "category == \"x\"", "a"),
                        rule("b", 0, "region == \"EU\"", "b"),
                        rule("c", 0, "priority == 1", "c")))
                .containsExactly(
                        "conflict b [a]: it ties with rule \"a\" (rules/test.drl:4:1): both have salience 0, neither is"
                                + " narrower, and category=x, region=EU would go to a or b | " + TIE_FIX,
                        "conflict c [a, b]: it ties with rule \"a\" (rules/test.drl:4:1): both have salience 0, neither is"
                                + " narrower, and category=x, priority=1 would go to a or c; it ties with \"b\" as well | "
                                + TIE_FIX);
        assertThat(tally(
                        IssueCode.CONFLICT,
                        rule("a", 0, "category == \"x\"", "a"),
                        rule("b", 0, "region == \"EU\"", "b"),
                        rule("same team", 0, "priority == 1", "b"),
                        rule("other salience", 1, "priority == 2", "c")))
                .isEqualTo("2 0 0 of 2");
        assertThat(tally(
                        IssueCode.CONFLICT,
                        rule("narrow", 0, "category == \"x\", region != \"EU\"", "a"),
                        rule("wide", 0, "category == \"x\" || priority == 1", "b")))
                .isEqualTo("0 1 0 of 1");
    }

    @Test
    void equalRules_areSaid_andThoseThatAreCovered() {
        assertThat(said(
                        rule("a", 0, "category == \"x\"", "a"),
                        rule("b", -1, "category in (\"x\")", "a"),
                        rule("c", -2, "category == \"x\"", "b"),
                        rule("d", -3, "category == \"y\"", "b")))
                .containsExactly(
                        "equal-rules b [a]: it says the same as rule \"a\" (rules/test.drl:4:1): the same tickets go to"
                                + " the same team | Remove one of the two.",
                        "unreachable c [a]: it wins no ticket: rule \"a\" (rules/test.drl:4:1) takes every ticket that it"
                                + " matches, and stands before it by salience | " + REACH_FIX);
        assertThat(tally(
                        IssueCode.EQUAL_RULES,
                        rule("a", 0, "category == \"x\"", "a"),
                        rule("b", -1, "category in (\"x\")", "a"),
                        rule("c", -2, "category == \"x\"", "b")))
                .isEqualTo("1 2 0 of 3");
        assertThat(said(
                        rule("low", 9, "priority <= 2", "a"),
                        rule("high", 7, "priority > 2", "b"),
                        rule("all", 1, "priority != null, category == \"x\"", "c")))
                .containsExactly(
                        "unreachable all [low, high]: it wins no ticket: the rules \"low\", \"high\" stand before it"
                                + " and together take every ticket that it matches | " + REACH_FIX);
    }

    @Test
    void valuesThatAreListedInVain_areSaid() {
        assertThat(said(
                        REGIONS,
                        rule("eu", 9, "region == \"EU\"", "a"),
                        rule("na", 8, "region == \"NA\", category == \"x\"", "b"),
                        rule("all", 0, "region in (\"EU\", \"NA\", \"LATAM\"), category in (\"x\", null)", "c")))
                .containsExactly(
                        "partly-unreachable all [eu]: it is only reachable for region LATAM or NA: with region EU,"
                                + " rule \"eu\" takes every ticket before it | " + VALUES_FIX);
        assertThat(said(
                        rule("low", 9, "region == \"EU\", priority <= 2", "a"),
                        rule("high", 8, "region == \"EU\", priority > 2", "b"),
                        rule(
                                "all",
                                0,
                                "( region == \"EU\" || region == \"NA\" ), priority != null, !( category == \"x\" )",
                                "c")))
                .containsExactly(
                        "partly-unreachable all [low, high]: it is only reachable for region NA: with region EU,"
                                + " the rules \"low\", \"high\" take every ticket before it | " + VALUES_FIX);
        assertThat(said(
                        REGIONS,
                        rule("all", 9, "region in (\"EU\", \"NA\", \"LATAM\", \"JP\")", "a"),
                        rule("any", 0, "region != null", "b")))
                .containsExactly(
                        "partly-unreachable any []: within the schema it wins no ticket, only outside of it, as"
                                + " region=other-region | ");
        assertThat(said(
                        rule("tag", 9, "tags contains \"a\"", "a"),
                        rule(
                                "number",
                                0,
                                "( attributes[\"n\"] == 1 || attributes[\"n\"] == \"one\" ), tags contains \"b\"",
                                "b")))
                .isEmpty();
    }

    @Test
    void rulesThatCouldBeOne_areSaid() {
        String fix = "Write one rule with region in (\"EU\", \"JP\", \"NA\", \"UK\").";
        assertThat(said(
                        rule("a", 0, "category == \"x\", region == \"EU\"", "a"),
                        rule("b", 0, "category == \"x\", region == \"NA\"", "a"),
                        rule("c", 0, "category == \"x\", region in (\"JP\", \"UK\")", "a")))
                .containsExactly("mergeable a [b, c]: it differs from the rules \"b\", \"c\" only in region | " + fix);
        assertThat(said(
                        rule("a", 0, "region == \"EU\"", "a"),
                        rule("b", 0, "region == \"NA\"", "a"),
                        rule("c", 0, "region == \"JP\", category == \"x\"", "a")))
                .containsExactly(
                        "mergeable a [b]: it differs from rule \"b\" only in region | Write one rule with region in"
                                + " (\"EU\", \"NA\").");
    }

    @Test
    void rulesThatDifferInMore_orWouldChangePlaces_areNotSaidToBeOne() {
        String x = rule("x", 0, "region == \"EU\"", "a");
        assertThat(said(x, rule("y", 1, "region == \"NA\"", "a"))).isEmpty();
        assertThat(said(x, rule("y", 0, "region == \"NA\"", "b"))).isEmpty();
        assertThat(said(x, rule("y", 0, "region == \"NA\"", "a").replace("\");", "\").because(\"why\");")))
                .isEmpty();
        assertThat(said(x, rule("y", 0, "region == \"NA\"", "a").replace("when", "date-expires \"2027-01-01\" when")))
                .isEmpty();
        assertThat(said(x, rule("y", 0, "region != \"NA\"", "a"))).noneMatch(one -> one.startsWith("mergeable"));
        assertThat(said(x, rule("y", 0, "region in (\"EU\", \"NA\")", "a")))
                .noneMatch(one -> one.startsWith("mergeable"));
        assertThat(said(x, rule("y", 0, "region == \"NA\" || category == \"c\"", "a")))
                .isEmpty();
        // The two stand before "w" since they list fewer values; one rule for both would stand behind it.
        assertThat(said(x, rule("y", 0, "region == \"NA\"", "a"), rule("w", 0, "region in (\"EU\", \"JP\")", "b")))
                .noneMatch(one -> one.startsWith("mergeable"));
        assertThat(said(x, rule("y", 0, "region == \"NA\"", "a"), rule("z", 0, "region in (\"EU\", \"JP\")", "b")))
                .anyMatch(one -> one.startsWith("mergeable x [y]"));
    }

    @Test
    void gaps_areSaid_theLargestFirst_withTheirShare() {
        Verification verification = verify(
                REGIONS,
                rule("some", 1, "region in (\"EU\", \"NA\")", "a"),
                rule("none", 1, "region == null", "a"),
                rule("x", 1, "category == \"x\", tags contains \"t\"", "a"));
        String fix = " | If a team owns these tickets, write a rule for them.";

        assertThat(said(verification, Set.of(IssueCode.GAP), true))
                .containsExactly(
                        "gap fallback []: only the fallback takes region LATAM, JP and category other than x, 26.7 % of all"
                                + " combinations of values" + fix,
                        "gap fallback []: only the fallback takes region LATAM, JP and tags without t, 20.0 % of all"
                                + " combinations of values" + fix);
        assertThat(verification.gaps().regions())
                .extracting(String::valueOf)
                .containsExactly("region LATAM, JP and category other than x", "region LATAM, JP and tags without t");
    }

    @Test
    void gapOfASmallShare_isSaidWithoutIt() {
        String rule = rule(
                "r",
                0,
                "category != \"c\" || product != \"p\" || region != \"EU\" || tier != \"t\" || channel != \"web\"",
                "a");
        List<String> gaps = said(verify(TicketSchema.OPEN, rule), Set.of(IssueCode.GAP), true);
        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0)).contains("0.4 % of all combinations");
        String narrow = rule.replace("channel != \"web\"", "channel != \"web\" || priority != 1 || language != \"en\"");
        assertThat(said(verify(TicketSchema.OPEN, narrow), Set.of(IssueCode.GAP), true)
                        .get(0))
                .contains("tier t | If a team owns");
    }

    @Test
    void manyGaps_areSaidUpToTen() {
        String[] rules = new String[30];
        for (int i = 0; i < 15; i++) {
            rules[2 * i] = rule("c" + i, 0, "category == \"c" + i + "\", region != \"r" + i + "\"", "a");
            rules[2 * i + 1] = rule(
                    "r" + i, 1, "category not in (\"c0\"), region == \"r" + i + "\", category != \"c" + i + "\"", "a");
        }
        Verification verification = verify(TicketSchema.OPEN, rules);
        List<String> gaps = said(verification, Set.of(IssueCode.GAP), true);
        assertThat(gaps).hasSize(10);
        assertThat(verification.gaps().regions()).hasSize(10);
        assertThat(verification.gaps().regions().stream()
                        .map(region -> region.share())
                        .toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void sessionRules_mayTie() {
        String cause =
                "only Drools can tell whether it matches (it has a pattern on Fact beside the ticket), so it may tie"
                        + " with ";
        String fix = " of the same salience | Give it a salience of its own, so that it does not matter.";
        String[] rules = {
            session("s", 5, "outage", "a"),
            session("s2", 5, "flood", "b"),
            rule("p", 5, "priority == 1", "b"),
            rule("q", 5, "region == \"UK\"", "b"),
            rule("r", 5, "priority == 2", "a"),
            rule("t", 4, "priority == 3", "c")
        };
        assertThat(said(rules))
                .filteredOn(one -> one.startsWith("not-provable"))
                .containsExactly(
                        "not-provable s [p]: " + cause + "\"p\"" + fix,
                        "not-provable s2 [s, r]: " + cause + "\"s\", \"r\"" + fix);
        assertThat(tally(IssueCode.CONFLICT, rules)).isEqualTo("1 0 2 of 3");
        assertThat(verify(TicketSchema.OPEN, rules).isComplete()).isFalse();
    }

    @Test
    void dates_areSaid_ofTheInstantThatWasAskedFor() {
        String old =
                "rule \"old\" date-expires \"2026-01-01\" when Ticket( region == \"EU\" ) then routing.to(\"a\"); end\n";
        String next =
                "rule \"new\" date-effective \"2027-01-01\" when Ticket( region == \"EU\" ) then routing.to(\"b\"); end\n";
        String off = next.replace("\"new\"", "\"off\" enabled false");
        assertThat(said(old, next, off))
                .containsExactly(
                        "expired old []: it expired at 2026-01-01T00:00:00Z and matches nothing any more | Remove it, or"
                                + " prolong it.",
                        "not-yet-effective new []: it matches nothing before 2027-01-01T00:00:00Z | ");
        RuleSet rules = RuleSets.of(old, next);
        for (String instant : List.of("2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2027-01-01T00:00:00Z")) {
            assertThat(Verifier.of(rules)
                            .at(Instant.parse(instant))
                            .withoutReplay()
                            .verify()
                            .issues())
                    .as(instant)
                    .filteredOn(issue -> issue.code() == IssueCode.EXPIRED)
                    .hasSize(instant.startsWith("2025") ? 0 : 1);
            assertThat(Verifier.of(rules)
                            .at(Instant.parse(instant))
                            .withoutReplay()
                            .verify()
                            .issues())
                    .as(instant)
                    .filteredOn(issue -> issue.code() == IssueCode.NOT_YET_EFFECTIVE)
                    .hasSize(instant.startsWith("2027") ? 0 : 1);
        }
        assertThat(Verifier.of(rules).withoutReplay().verify().issues())
                .noneMatch(issue -> issue.code() == IssueCode.EXPIRED || issue.code() == IssueCode.NOT_YET_EFFECTIVE);
    }

    @Test
    void teamsWithoutAContact_areSaidOnce_withAllTheirRules() {
        TeamDirectory teams = TeamDirectory.of(List.of(
                Team.of("a", "A"),
                Team.of("b", "B"),
                Team.of("triage", "T").withContact(Contact.parse("email:triage@example.org"))));
        RuleSet rules = RuleSet.builder("test")
                .teams(teams)
                .file(
                        "rules/test.drl",
                        RuleSets.HEADER
                                + rule("r1", 0, "region == \"EU\"", "a")
                                + rule("r2", 2, "region == \"UK\", priority == 1", "a")
                                + rule("r3", 1, "region == \"NA\", priority == 2", "a")
                                + rule("s1", 3, "region == \"JP\"", "b")
                                + rule("s2", 4, "region == \"XX\", priority == 3", "b")
                                + rule("off", 4, "region == \"XX\", priority == 3", "b")
                                        .replace(" salience", " enabled false salience")
                                + RuleSets.FALLBACK)
                .build();
        String start = "has no contact, so nobody is reached for its tickets";
        String fix = " | Add its contact to the team directory.";

        assertThat(said(Verifier.of(rules).withoutReplay().verify(), Set.of(IssueCode.NO_CONTACT), true))
                .containsExactly(
                        "no-contact r1 [r2, r3]: the team a " + start + "; rules \"r2\", \"r3\" name it as well" + fix,
                        "no-contact s1 [s2]: the team b " + start + "; rule \"s2\" names it as well" + fix);
    }

    @Test
    void whatIsNotDecided_isSaid() {
        String why = ": no text was found on which the tests agree | ";
        String[] rules = {rule("r", 0, UNKNOWN, "a"), rule("s", 0, "region == \"EU\"", "b")};
        assertThat(said(rules))
                .containsExactly(
                        "not-decided r []: it was not decided whether any ticket meets its condition" + why,
                        "not-decided r []: it was not decided whether any ticket reaches it" + why,
                        "not-decided r [s]: it was not decided whether it ties with rule \"s\"" + why);
        assertThat(tally(IssueCode.CONFLICT, rules)).isEqualTo("0 0 1 of 1");
        assertThat(tally(IssueCode.UNREACHABLE, rules)).isEqualTo("0 1 1 of 2");
        assertThat(tally(IssueCode.NEVER_HOLDS, rules)).isEqualTo("0 1 1 of 2");
        assertThat(verify(TicketSchema.OPEN, rules).isComplete()).isFalse();
        assertThat(verify(TicketSchema.OPEN, rules).findings())
                .filteredOn(finding -> finding.issue().code() == IssueCode.NOT_DECIDED)
                .allMatch(finding -> finding.verdict() == Verdict.NOT_DECIDED);
    }

    @Test
    void rulesThatAreTooLarge_areSaidToBe() {
        RuleSet rules = RuleSets.of(rule("r", 0, "region == \"EU\"", "a"), rule("s", 0, "category == \"x\"", "b"));
        Verification small = Verifier.of(rules).budget(3, Duration.ofDays(1)).verify();
        assertThat(said(small, Set.of(IssueCode.NO_CONTACT), false))
                .containsExactly(
                        "not-decided fallback []: it was not decided what the conditions say: the rules are too"
                                + " large | ");
        assertThat(small.nodes()).isZero();
        Verification whole = Verifier.of(rules)
                .budget(1_000, Duration.ofDays(1))
                .withoutReplay()
                .verify();
        assertThat(whole.nodes()).isBetween(5, 1_000);
        assertThat(whole.time()).isPositive();
        assertThat(Verifier.of(rules)
                        .budget(1, Duration.ofDays(1))
                        .withoutReplay()
                        .verify()
                        .nodes())
                .isZero();
    }
}
