package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.Collected.Claim;
import dev.pointsman.verify.Collected.Draft;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.finding.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drools compiles for some of these tests, a few rules each. */
class ReplayTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final String SESSION =
            "rule \"session\" when Ticket( $c : category, category != null ) not Ticket( this != null, category != $c )"
                    + " then routing.to(\"a\"); end\n";
    private static final RuleSet RULES = RuleSets.of(
            RuleSets.rule("refunds", "category == \"refund\"", "a"),
            RuleSets.rule("eu", "region == \"EU\"", "b"),
            RuleSets.rule("gold", "tier == \"gold\"", "c"),
            SESSION);

    private static Rule rule(String id) {
        return RULES.find(id).orElseThrow();
    }

    private static Witness witness(String category) {
        Ticket ticket = Ticket.builder(Witness.ID)
                .category(category)
                .region("EU")
                .tier("gold")
                .build();
        return new Witness(ticket, AT);
    }

    /** A draft that quotes a ticket, on which these rules are said to match. */
    private static Draft draft(Witness witness, String... ids) {
        return draft(witness, false, ids);
    }

    private static Draft draft(Witness witness, boolean onlyFallback, String... ids) {
        List<Rule> matching = new ArrayList<>();
        for (String id : ids) {
            matching.add(rule(id));
        }
        Finding finding = new Finding(
                Collected.issue(IssueCode.CONFLICT, RULES.fallback(), "the ticket " + witness, "fix"),
                Verdict.PROVEN,
                List.of("related"),
                witness,
                null);
        return new Draft(finding, new Claim(witness, matching, onlyFallback, "some ticket"));
    }

    private static List<Finding> findings(RuleSet rules, int mostRules, int mostWitnesses, Draft... drafts) {
        try (Replay replay = new Replay(rules, mostRules, mostWitnesses)) {
            return replay.findings(List.of(drafts));
        }
    }

    private static List<Finding> findings(int mostRules, int mostWitnesses, Draft... drafts) {
        return findings(RULES, mostRules, mostWitnesses, drafts);
    }

    /** The same without its ticket. */
    private static void assertUnquoted(Finding finding) {
        assertThat(finding.shownBy()).isEmpty();
        assertThat(finding.issue().message()).isEqualTo("some ticket");
        assertThat(finding.issue().fix()).isEqualTo("fix");
        assertThat(finding.issue().code()).isEqualTo(IssueCode.CONFLICT);
        assertThat(finding.related()).containsExactly("related");
    }

    @Test
    void finding_withoutAClaim_staysAsItIs() {
        Draft plain = new Draft(
                Finding.proven(Collected.issue(IssueCode.GAP, RULES.fallback(), "message", "fix"), List.of()), null);

        assertThat(findings(0, 0, plain)).containsExactly(plain.finding());
        Draft quoting = draft(witness("refund"), "refunds");
        List<Finding> both = findings(0, 9, quoting, plain);
        assertThat(both).hasSize(2).last().isSameAs(plain.finding());
        assertUnquoted(both.get(0));
    }

    @Test
    void witness_thatShowsWhatItMust_isQuoted_exactlyUpToTheLimitOfRules() {
        Draft first = draft(witness("refund"), "refunds", "eu", "session");
        Draft second = draft(witness("other"), "eu", "gold");

        List<Finding> two = findings(2, 9, first, second);
        assertThat(two.get(0)).isSameAs(first.finding());
        assertUnquoted(two.get(1));
        assertThat(two.get(1).verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(findings(3, 9, first, second)).containsExactly(first.finding(), second.finding());
    }

    @Test
    void witnesses_beyondTheirLimit_areNotQuoted() {
        Draft first = draft(witness("refund"), "refunds", "eu");
        Draft second = draft(witness("another refund"), "eu");

        List<Finding> found = findings(9, 1, first, second);

        assertThat(found.get(0)).isSameAs(first.finding());
        assertUnquoted(found.get(1));
    }

    /** That a ticket shows nothing is a mistake of the verifier: tests stop, users get the question as not decided. */
    @Test
    void witness_onWhichARuleDoesNotMatch_isRefuted() {
        Draft shown = draft(witness("other"), "refunds", "eu");
        Draft unshown = draft(witness("other"), "refunds");

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> findings(9, 9, shown));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> findings(0, 9, unshown));
    }

    @Test
    void witness_ofAGap_mustBeTakenByTheFallbackAlone() {
        RuleSet plain = RuleSets.of(
                RuleSets.rule("refunds", "category == \"refund\"", "a"), RuleSets.rule("eu", "region == \"EU\"", "b"));
        Witness nobodys = new Witness(
                Ticket.builder(Witness.ID).category("other").region("US").build(), AT);
        Draft gap = draft(nobodys, true);

        assertThat(findings(plain, 9, 9, gap)).containsExactly(gap.finding());
        Draft taken = draft(witness("refund"), true);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> findings(plain, 9, 9, taken));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> findings(plain, 9, 0, taken));
    }

    @Test
    void begin_withTheFirstFindings_changesNothingOfWhatIsShown() {
        Draft first = draft(witness("refund"), "refunds", "eu");
        Draft second = draft(witness("other"), "gold");
        for (int mostRules = 1; mostRules <= 3; mostRules++) {
            List<Finding> begun;
            try (Replay replay = new Replay(RULES, mostRules, 9)) {
                replay.begin(List.of(first));
                begun = replay.findings(List.of(first, second));
            }
            assertThat(begun).isEqualTo(findings(mostRules, 9, first, second));
        }
    }

    @Test
    void rule_outOfForceOrWithAValueOfAnotherType_doesNotMatch() {
        RuleSet rules = RuleSets.of(
                "rule \"later\" date-effective \"2027-01-01\" when Ticket( category == \"refund\" )"
                        + " then routing.to(\"a\"); end\n",
                RuleSets.rule("large", "attributes[\"amount\"] > 5", "b"));
        Witness text = new Witness(
                Ticket.builder(Witness.ID)
                        .category("refund")
                        .attribute("amount", "many")
                        .build(),
                AT);

        assertThat(Replay.matches(rules.find("later").orElseThrow(), text)).isFalse();
        assertThat(Replay.matches(
                        rules.find("later").orElseThrow(),
                        new Witness(text.ticket(), Instant.parse("2027-01-01T00:00:00Z"))))
                .isTrue();
        assertThat(Replay.matches(rules.find("large").orElseThrow(), text)).isFalse();
    }
}
