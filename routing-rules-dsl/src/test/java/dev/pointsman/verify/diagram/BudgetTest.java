package dev.pointsman.verify.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static void spend(Budget budget, int steps) {
        for (int i = 0; i < steps; i++) {
            budget.spend();
        }
    }

    @Test
    void nodes_asManyAsAllowed_areMade() {
        Diagram diagram = new Diagram(new int[] {2, 2}, 2, new Budget(4, Duration.ofDays(1)));
        diagram.among(0, Space.bits(0));
        diagram.among(1, Space.bits(0));

        assertThat(diagram.nodes()).isEqualTo(4);
        assertThatThrownBy(() -> diagram.among(1, Space.bits(1)))
                .isInstanceOf(Budget.SpentException.class)
                .hasMessage("more than 4 nodes");
        assertThat(diagram.among(1, Space.bits(0))).isEqualTo(3);
    }

    @Test
    void steps_asManyAsAllowed_areDone() {
        Budget budget = new Budget(10, Duration.ofDays(1));
        spend(budget, 7);
        budget.allow(5);
        spend(budget, 5);

        assertThat(budget.steps()).isEqualTo(12);
        assertThatThrownBy(budget::spend)
                .isInstanceOf(Budget.SpentException.class)
                .hasMessage("too many steps");
        budget.allow(Long.MAX_VALUE);
        spend(budget, 10_000);
        budget.allow(1);
        spend(budget, 1);
        assertThatThrownBy(budget::spend).hasMessage("too many steps");
    }

    @Test
    void time_thatIsOver_endsTheWork() {
        Budget budget = new Budget(10, Duration.ZERO);

        assertThat(budget.isLate()).isTrue();
        // The clock is looked at once in so many steps.
        spend(budget, 4_095);
        assertThatThrownBy(budget::spend)
                .isInstanceOf(Budget.SpentException.class)
                .hasMessage("out of time");
    }

    @Test
    void time_thatIsNotOver_doesNot() {
        Budget budget = new Budget(10, Duration.ofDays(1));
        spend(budget, 100_000);

        assertThat(budget.isLate()).isFalse();
        assertThat(budget.steps()).isEqualTo(100_000);
    }

    @Test
    void steps_withoutALimit_areAllDone() {
        Budget budget = new Budget(10, Duration.ofDays(1));
        budget.allow(3);
        budget.allow(Long.MAX_VALUE - 1);
        spend(budget, 100);

        assertThat(budget.steps()).isEqualTo(100);
    }
}
