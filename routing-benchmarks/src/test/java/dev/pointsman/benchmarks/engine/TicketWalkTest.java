package dev.pointsman.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pointsman.ticket.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketWalkTest {

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
