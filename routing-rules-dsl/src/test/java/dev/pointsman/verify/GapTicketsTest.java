package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Region;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code -Dpointsman.gap.tickets=N} counts over N tickets instead of {@value #TICKETS}. */
class GapTicketsTest {

    private static final int TICKETS = 50_000;
    private static final int WORLDS = Integer.getInteger("pointsman.verify.rulesets", 400) / 8;
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private static RuleSet refundsOnly() {
        TicketSchema schema = TicketSchema.builder()
                .values(TicketField.CATEGORY, List.of("refund", "payout", "other"))
                .values(TicketField.REGION, List.of("EU", "UK"))
                .build();
        return RuleSets.builder()
                .schema(schema)
                .file(
                        "rules/rules.drl",
                        RuleSets.HEADER + RuleSets.rule("refunds", "category == \"refund\"", "a") + RuleSets.FALLBACK)
                .build();
    }

    private static Ticket ticket(String id, String category) {
        return Ticket.builder(id).category(category).region("EU").build();
    }

    @Test
    void gaps_holdOnlyTicketsOfTheFallback_inEveryWorld() {
        long inGaps = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            SmallWorld world = new SmallWorld(seed, seed % 4 == 0);
            RuleSet rules = world.ruleSet();
            Gaps gaps = Verifier.of(rules).withoutReplay().verify().gaps();
            for (Ticket ticket : world.tickets()) {
                for (Instant at : SmallWorld.INSTANTS) {
                    List<Region> around = gaps.around(ticket, at);
                    if (!around.isEmpty()) {
                        inGaps++;
                        Rule winner = Winner.of(rules, ticket, at);
                        assertThat(winner)
                                .as("seed %s: %s at %s in %s\n%s", seed, ticket, at, around, rules.files())
                                .isEqualTo(rules.fallback());
                    }
                }
            }
        }
        assertThat(inGaps).isGreaterThan(WORLDS);
    }

    @Test
    void everyGap_holdsItsWitness() {
        for (long seed = 0; seed < WORLDS; seed++) {
            RuleSet rules = new SmallWorld(seed, seed % 4 == 0).ruleSet();
            Verification verification = Verifier.of(rules).withoutReplay().verify();
            long found = seed;
            verification.findings().stream()
                    .filter(finding -> finding.issue().code().id().equals("gap"))
                    .forEach(finding -> assertThat(finding.shownBy())
                            .as("seed %s: %s", found, finding)
                            .hasValueSatisfying(
                                    witness -> assertThat(verification.gaps().around(witness.ticket(), witness.at()))
                                            .contains(finding.region())));
        }
    }

    @Test
    void tickets_countInTheirGap_elsewhere_orOutsideOfTheSchema() {
        RuleSet rules = refundsOnly();
        Gaps gaps = Verifier.of(rules).at(AT).verify().gaps();
        assertThat(gaps.regions()).extracting(Region::toString).containsExactly("category other than refund");
        try (Router router = Router.builder().ruleSet(rules).build()) {
            GapTickets tickets = new GapTickets(router, gaps, List.of(), AT);
            tickets.add(ticket("T-1", "refund"));
            tickets.add(ticket("T-2", "payout"));
            tickets.add(ticket("T-3", "typo"));
            tickets.add(Ticket.builder("T-4").build());
            assertThat(tickets.total()).isEqualTo(4);
            assertThat(tickets.fallback()).isEqualTo(new GapTickets.Count(3, List.of("T-2", "T-3", "T-4")));
            assertThat(tickets.in(gaps.regions().get(0))).isEqualTo(new GapTickets.Count(2, List.of("T-2", "T-4")));
            assertThat(tickets.outside()).isEqualTo(new GapTickets.Count(1, List.of("T-3")));
            assertThat(tickets.elsewhere().tickets()).isZero();
        }
    }

    @Test
    @Tag("slow-for-mutants")
    void manyTickets_areCountedExactly_andNotKept() throws InterruptedException {
        int many = Integer.getInteger("pointsman.gap.tickets", TICKETS);
        RuleSet rules = refundsOnly();
        Gaps gaps = Verifier.of(rules).at(AT).verify().gaps();
        List<WeakReference<Ticket>> some = new ArrayList<>();
        try (Router router = Router.builder().ruleSet(rules).build()) {
            GapTickets tickets = new GapTickets(router, gaps, List.of(), AT);
            for (int i = 0; i < many; i++) {
                Ticket ticket = ticket("T-" + i, i % 5 == 0 ? "payout" : i % 5 == 1 ? "typo" : "refund");
                tickets.add(ticket);
                if (i % (many / 50) == 0) {
                    some.add(new WeakReference<>(ticket));
                }
            }
            assertThat(tickets.total()).isEqualTo(many);
            assertThat(tickets.in(gaps.regions().get(0)).tickets()).isEqualTo((many + 4) / 5);
            assertThat(tickets.outside().tickets()).isEqualTo((many + 3) / 5);
            assertThat(tickets.outside().examples()).containsExactly("T-1", "T-6", "T-11");
            for (int tries = 0; tries < 50 && some.stream().anyMatch(one -> one.get() != null); tries++) {
                System.gc();
                Thread.sleep(20);
            }
            assertThat(some).allSatisfy(one -> assertThat(one.get()).isNull());
            assertThat(tickets.fallback().examples()).hasSize(3);
        }
    }
}
