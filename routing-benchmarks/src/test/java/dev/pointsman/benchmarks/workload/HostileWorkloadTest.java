package dev.pointsman.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileWorkloadTest {

    private static final int RULES = 1000;

    @ParameterizedTest
    @EnumSource(HostileCorner.class)
    void matches_eachCorner_areThereUnlessTheCornerIsToHaveNone(HostileCorner corner) {
        Workload workload = Workload.hostile(corner, RULES);
        List<Predicate<Ticket>> predicates = workload.rules().subList(0, RULES).stream()
                .map(WorkloadRule::predicate)
                .toList();
        double average = workload.tickets().subList(0, 256).stream()
                .mapToLong(ticket -> predicates.stream()
                        .filter(predicate -> predicate.test(ticket))
                        .count())
                .average()
                .orElseThrow();

        switch (corner) {
            case ALL_MATCH, HALF_EXPIRED -> assertThat(average).isEqualTo(RULES);
            case NONE_MATCH -> assertThat(average).isZero();
            case LONG_TEXT -> assertThat(average).isBetween(3.0, 6.0);
            default -> assertThat(average).isBetween(0.5, 150.0);
        }
    }
}
