package dev.pointsman.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.ticket.Ticket;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics that the figures of the benchmarks stand on. */
class StandardWorkloadTest {

    @ParameterizedTest
    @CsvSource({"100, 1024, 0.93", "1000, 1024, 0.93", "10000, 512, 0.93", "100000, 256, 0.90"})
    void matches_anySize_areThreeToTenForATicket(int rules, int tickets, double leastMatched) {
        Workload workload = Workload.standard(rules);
        WorkloadStatistics statistics =
                WorkloadStatistics.of(workload.rules(), workload.tickets().subList(0, tickets));

        assertThat(statistics.matches()).isBetween(3.0, 10.0);
        assertThat(statistics.matched()).isBetween(leastMatched, 0.99);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 10_000})
    void constraints_anySize_standInTheirProportion(int rules) {
        Workload workload = Workload.standard(rules);
        WorkloadStatistics statistics =
                WorkloadStatistics.of(workload.rules(), workload.tickets().subList(0, 1));
        Map<String, Double> shares = statistics.shares();
        List<WorkloadRule> list = workload.rules().subList(0, rules);

        assertThat(shares.get("Is")).isCloseTo(0.716, within(0.02));
        assertThat(shares.get("In")).isCloseTo(0.112, within(0.01));
        assertThat(shares.get("PriorityAtMost")).isCloseTo(0.084, within(0.01));
        assertThat(shares.get("HasTag")).isCloseTo(0.065, within(0.01));
        assertThat(shares.get("AttributeIs")).isCloseTo(0.014, within(0.005));
        assertThat(shares.get("SubjectContains")).isCloseTo(0.009, within(0.004));
        assertThat(statistics.textRules()).isBetween(0.025, 0.045);
        assertThat(list).allSatisfy(rule -> {
            assertThat(rule.constraints()).hasSizeBetween(2, 5);
            assertThat(rule.salience() - 100 * rule.constraints().size()).isBetween(0, 45);
        });
    }

    @Test
    void vocabularies_tenThousandRules_haveTheirFullSize() {
        List<Ticket> tickets = Workload.standard(10_000).tickets();

        assertThat(tickets).hasSize(Workload.TICKETS);
        assertThat(tickets.stream().map(Ticket::category).distinct()).hasSize(40);
        assertThat(tickets.stream().map(Ticket::subcategory).distinct().count()).isBetween(300L, 320L);
        assertThat(tickets.stream().map(Ticket::region).distinct()).hasSize(24);
        assertThat(tickets.stream().map(Ticket::product).distinct()).hasSize(120);
        assertThat(tickets.stream().map(Ticket::language).distinct()).hasSize(16);
        assertThat(tickets.stream().map(Ticket::channel).distinct()).hasSize(7);
        assertThat(tickets.stream().map(Ticket::tier).distinct()).hasSize(5);
        assertThat(tickets.stream().flatMap(ticket -> ticket.tags().stream()).distinct())
                .hasSize(150);
    }

    @Test
    void tickets_always_shareNoString() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Ticket ticket : Workload.standard(100).tickets()) {
            for (TextField field : TextField.values()) {
                assertThat(seen.add(field.valueIn(ticket))).isTrue();
            }
            ticket.tags().forEach(tag -> assertThat(seen.add(tag)).isTrue());
        }
    }

    @Test
    void standard_calledTwice_givesTheSame() {
        assertThat(Workload.standard(100)).isEqualTo(Workload.standard(100));
    }

    @Test
    void winningOrder_always_endsWithTheFallback() {
        List<WorkloadRule> order = Workload.standard(100).ordered().winningOrder();

        assertThat(order).hasSize(101);
        assertThat(order.get(100).constraints()).isEmpty();
        assertThat(order.subList(0, 100)).isSortedAccordingTo((a, b) -> Integer.compare(b.salience(), a.salience()));
    }
}
