package dev.pointsman.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.match.IndexMatcher;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Await;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShadowRunTest {

    private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");
    private static final Ticket TICKET = Ticket.builder("T1").category("refund").build();
    private static final Decider ACTIVE = compiled("a");

    private static CompiledRuleSet compiled(String team) {
        RuleSet ruleSet = RuleSets.of(RuleSets.rule("refund", "category == \"refund\"", team));
        return new CompiledRuleSet(ruleSet, new IndexMatcher(ruleSet, null));
    }

    private static Decision decision() {
        return ACTIVE.decide(TICKET, List.of(), AT);
    }

    @Test
    void offer_candidateNeverReturns_dropsWhatDoesNotFitAndNeverWaits() {
        CountDownLatch free = new CountDownLatch(1);
        Decider stuck = new Candidate(() -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (ShadowRun shadow = new ShadowRun(ACTIVE, stuck, 8)) {
            for (int i = 0; i < 100; i++) {
                shadow.offer(TICKET, List.of(), decision());
            }

            // One may have left the queue for the candidate that keeps it.
            assertThat(shadow.report().dropped()).isBetween(91L, 92L);
            free.countDown();
            Await.until(
                    () -> shadow.report().compared() == 100 - shadow.report().dropped());
        }
    }

    @Test
    void offer_candidateThrowsWhatItLikes_isCountedAsItsError() {
        Decider broken = new Candidate(() -> {
            throw new AssertionError("an error of the candidate");
        });
        try (ShadowRun shadow = new ShadowRun(ACTIVE, broken, 8)) {
            shadow.offer(TICKET, List.of(), decision());
            Await.until(() -> shadow.report().compared() == 1);
            shadow.offer(TICKET, List.of(), decision());
            Await.until(() -> shadow.report().compared() == 2);

            assertThat(shadow.report().counts()).containsEntry(Difference.ERROR, 2L);
        }
    }

    @Test
    void close_endsTheThread() {
        ShadowRun shadow = new ShadowRun(ACTIVE, compiled("b"), 8);
        shadow.offer(TICKET, List.of(), decision());
        Await.until(() -> shadow.report().compared() == 1);

        shadow.close();

        String label = "pointsman-shadow-" + shadow.version().label();
        Await.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(label)));
        shadow.offer(TICKET, List.of(), decision());
        assertThat(shadow.report().compared()).isEqualTo(1);
    }

    /** Does something before it decides as the active one does. */
    private record Candidate(Runnable first) implements Decider {
        @Override
        public RuleSet ruleSet() {
            return ACTIVE.ruleSet();
        }

        @Override
        public Decision decide(Ticket ticket, Collection<?> facts, Instant at) {
            first.run();
            return ACTIVE.decide(ticket, facts, at);
        }

        @Override
        public List<RuleMatch> matches(Ticket ticket, Collection<?> facts, Instant at) {
            return ACTIVE.matches(ticket, facts, at);
        }

        @Override
        public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
            return ACTIVE.explain(ticket, facts, at);
        }
    }
}
