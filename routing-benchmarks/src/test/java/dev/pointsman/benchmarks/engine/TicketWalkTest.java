package dev.pointsman.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TicketWalkTest {

    static final List<String> ENGINES = Engines.NAMES;

    @ParameterizedTest
    @FieldSource("ENGINES")
    void of_eachEngine_provesItself(String engine) {
        Workload workload = Workload.standard(20);
        try (TicketWalk<?> walk = TicketWalk.of(Engines.of(engine, workload), workload)) {
            assertThat(walk.step()).isNotNull();
        }
    }

    @Test
    void of_engineThatErrs_namesTicketAndBothRules() {
        Ticket ticket = Ticket.builder("T1").build();
        Engine<String> wrong = new PeerEngine() {
            @Override
            public String decide(Ticket any) {
                return "rule-2";
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> TicketWalk.of(wrong, List.of(ticket), any -> "rule-1"))
                .withMessageContaining("Ticket[T1]")
                .withMessageContaining("\"rule-2\"")
                .withMessageContaining("\"rule-1\"");
    }
}
