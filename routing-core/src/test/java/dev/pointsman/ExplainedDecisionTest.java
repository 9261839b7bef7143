package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An explanation of a decision is by what made it, whatever the timeline says of that instant. */
class ExplainedDecisionTest extends FollowedRepository {

    private static final String REFUND_A = RuleSets.rule("refund-a", "category == \"refund\"", "a");
    private static final String REFUND_B = RuleSets.rule("refund-b", "category == \"refund\"", "b");

    private static List<String> rules(Explanation explanation) {
        return explanation.matches().stream()
                .map(RuleMatch::rule)
                .map(rule -> rule.id())
                .toList();
    }

    @Test
    void decision_madeBeforeTheHostHeardOfAChange_isExplainedByTheVersionThatMadeIt() {
        publisher.activated(REFUND_A);
        try (Router router = router()) {
            clock.advance(HOUR);
            publisher.activated(REFUND_B);
            clock.advance(HOUR);
            Decision decision = router.route(TICKET);
            router.refresh();
            assertThat(rules(router.explain(TICKET, decision.at()))).containsExactly("refund-b", "fallback");

            Explanation explained = router.explain(TICKET, decision);

            assertThat(explained.decision()).isSameAs(decision);
            assertThat(rules(explained)).containsExactly("refund-a", "fallback");
        }
    }

    @Test
    void decision_madeBeforeAnyVersionWasActive_isExplainedByTheVersionThatMadeIt() {
        publisher.activated(REFUND_A);
        try (Router router = router()) {
            clock.set(START.minus(HOUR));
            Decision decision = router.route(TICKET);

            assertThat(rules(router.explain(TICKET, decision))).containsExactly("refund-a", "fallback");
        }
    }

    @Test
    void decision_onTheArmOfACanary_isExplainedByItsVersionAlsoWhenThatIsOver() {
        publisher.activated(REFUND_A);
        publisher.canary(publisher.publish(REFUND_B), 0.5, StopRule.DEFAULT);
        try (Router router = router()) {
            Ticket taken = IntStream.range(0, 100)
                    .mapToObj(i -> Ticket.builder("T" + i).category("refund").build())
                    .filter(ticket -> router.route(ticket).arm().orElseThrow() == Arm.CANARY)
                    .findFirst()
                    .orElseThrow();
            Decision decision = router.route(taken);
            assertThat(router.explain(taken, decision)).isEqualTo(router.explain(taken));
            clock.advance(HOUR);
            publisher.append(new Change.EndCanary(Change.AT_ONCE));
            router.refresh();

            Explanation explained = router.explain(taken, decision);

            assertThat(explained.decision().arm()).contains(Arm.CANARY);
            assertThat(rules(explained)).containsExactly("refund-b", "fallback");
        }
    }

    @Test
    void decision_byAnOverride_isExplainedByItAlsoWhenThatIsOver() {
        publisher.activated(REFUND_A);
        publisher.override("crisis", START.plus(HOUR), RuleSets.rule("all", "region == \"EU\"", "c"));
        try (Router router = router()) {
            Decision decision = router.route(TICKET);
            clock.advance(HOUR.multipliedBy(2));
            router.refresh();

            Explanation explained = router.explain(TICKET, decision);

            assertThat(explained.decision().outcome()).isEqualTo(Outcome.OVERRIDDEN);
            assertThat(rules(explained)).containsExactly("all", "refund-a", "fallback");
        }
    }

    @Test
    void decision_byAnOverrideThatHadEndedUnheard_isExplainedByTheVersionBehindIt() {
        publisher.activated(REFUND_A);
        publisher.override("crisis", START.plus(HOUR), RuleSets.rule("all", "region == \"EU\"", "c"));
        try (Router router = router()) {
            publisher.append(new Change.EndOverride("crisis", Change.AT_ONCE));
            clock.advance(Duration.ofMinutes(1));
            Decision decision = router.route(TICKET);
            router.refresh();

            Explanation explained = router.explain(TICKET, decision);

            assertThat(explained.decision().override()).isPresent();
            assertThat(rules(explained)).containsExactly("refund-a", "fallback");
        }
    }

    @Test
    void decision_byAVersionThatIsGone_saysSo() throws IOException {
        publisher.activated(REFUND_A);
        try (Router router = router()) {
            Decision decision = router.route(TICKET);
            for (String rule : List.of(REFUND_B, REFUND_A + REFUND_B)) {
                clock.advance(HOUR);
                publisher.activated(rule);
                router.refresh();
            }
            Files.delete(folder.resolve("test/versions/v1.jar"));

            assertThatExceptionOfType(ReleaseException.class).isThrownBy(() -> router.explain(TICKET, decision));
        }
    }

    @Test
    void decision_onAnotherTicket_isRefused() {
        try (Router router = Router.builder().ruleSet(RuleSets.of(REFUND_A)).build()) {
            Decision decision = router.route(TICKET);
            Ticket other = Ticket.builder("T2").build();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> router.explain(other, decision))
                    .withMessageContainingAll("T2", "T1");
        }
    }

    @Test
    void decision_byAnotherRuleSet_isRefused() {
        try (Router router = Router.builder().ruleSet(RuleSets.of(REFUND_A)).build();
                Router other = Router.builder().ruleSet(RuleSets.of(REFUND_B)).build()) {
            Decision decision = other.route(TICKET);

            assertThat(rules(other.explain(TICKET, decision))).containsExactly("refund-b", "fallback");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> router.explain(TICKET, decision))
                    .withMessageContaining("none of the versions of test");
        }
    }
}
