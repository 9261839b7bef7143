package dev.pointsman.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.HostileCorner;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScanDecisionEngineTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z"));

    static Stream<Workload> workloads() {
        return Stream.of(Workload.standard(100), Workload.hostile(HostileCorner.HALF_EXPIRED, 20));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void decide_anyTicket_equalsTheDecisionOfTheRouter(Workload workload) {
        try (Router router =
                Router.builder().ruleSet(workload.ruleSet()).clock(CLOCK).build()) {
            ScanDecisionEngine engine = ScanDecisionEngine.of(workload.ordered(), CLOCK);
            for (Ticket ticket : workload.tickets()) {
                assertThat(engine.decide(ticket)).isEqualTo(router.route(ticket));
            }
        }
    }
}
