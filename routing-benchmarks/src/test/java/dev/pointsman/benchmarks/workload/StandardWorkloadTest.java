package dev.pointsman.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.ticket.Ticket;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics that the figures of the benchmarks stand on. */
class StandardWorkloadTest {

    @ParameterizedTest
    @CsvSource({"100, 1024", "1000, 1024", "10000, 1024", "100000, 256"})
    void matches_anySize_areThreeToTenForATicket(int rules, int tickets) {
        WorkloadStatistics statistics = WorkloadStatistics.of(Workload.standard(rules), tickets);

        assertThat(statistics.matches()).isBetween(3.0, 10.0);
        assertThat(statistics.matched()).isBetween(0.93, 0.99);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 10_000})
    void constraints_anySize_standInTheirProportion(int rules) {
        List<WorkloadRule> list = Workload.standard(rules).rules().subList(0, rules);
        Map<Class<?>, Long> kinds = list.stream()
                .flatMap(rule -> rule.constraints().stream())
                .collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
        double all = kinds.values().stream().mapToLong(Long::longValue).sum();

        assertThat(kinds.get(Constraint.Is.class) / all).isCloseTo(0.73, within(0.04));
        assertThat(kinds.get(Constraint.In.class) / all).isCloseTo(0.115, within(0.02));
        assertThat(kinds.get(Constraint.PriorityAtMost.class) / all).isCloseTo(0.08, within(0.02));
        assertThat(kinds.get(Constraint.HasTag.class) / all).isCloseTo(0.06, within(0.02));
        assertThat(kinds.get(Constraint.AttributeIs.class) / all).isCloseTo(0.017, within(0.007));
        assertThat(kinds.get(Constraint.SubjectContains.class) / all).isCloseTo(0.012, within(0.006));
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
        List<WorkloadRule> order = Workload.standard(100).winningOrder();

        assertThat(order).hasSize(101);
        assertThat(order.get(100).constraints()).isEmpty();
        assertThat(order.subList(0, 100)).isSortedAccordingTo((a, b) -> Integer.compare(b.salience(), a.salience()));
    }
}
