package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The time of a {@link Budget} is that of the thread which works. */
class ProcessorTimeTest {

    @Test
    @Tag("slow-for-mutants")
    void waiting_isNoWork() throws InterruptedException {
        Budget budget = new Budget(10, Duration.ofMillis(500));
        Thread.sleep(600);

        assertThat(budget.isLate()).isFalse();
    }

    @Test
    void work_thatTookTooLong_doesNotStartAgain() {
        Budget budget = new Budget(10, Duration.ofMillis(20));

        assertThatThrownBy(() -> {
                    while (true) {
                        budget.spend();
                    }
                })
                .isInstanceOf(Budget.SpentException.class)
                .hasMessage("out of time");
        assertThatThrownBy(budget::spend).hasMessage("out of time");
    }
}
