package dev.pointsman.verify.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Relation;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Tickets}, and {@link TextAnswer} that asks them. */
class TicketsTest {

    private static Object value(TicketField field) {
        return switch (field.kind()) {
            case NUMBER -> 3;
            case INSTANT -> Instant.EPOCH;
            case TAGS -> Set.of("one", "two");
            case TEXT -> "text of " + field;
        };
    }

    @ParameterizedTest
    @EnumSource(TicketField.class)
    void field_isSetAndUnset_andNoOther(TicketField field) {
        Operand operand = new Operand.Field(field);
        Ticket empty = Ticket.builder("T").build();

        Ticket with = Tickets.with(empty.toBuilder(), operand, value(field)).build();

        assertThat(operand.valueIn(with)).isEqualTo(value(field));
        for (TicketField other : TicketField.values()) {
            if (other != field) {
                assertThat(other.valueIn(with)).as("%s", other).isEqualTo(other.valueIn(empty));
            }
        }
        if (field != TicketField.ID) {
            assertThat(Tickets.with(with.toBuilder(), operand, null).build()).isEqualTo(empty);
        }
    }

    @Test
    void attribute_isSetAndUnset() {
        Operand operand = new Operand.Attribute("n");
        Ticket with = Tickets.with(Ticket.builder("T"), operand, 1.5).build();

        assertThat(with).isEqualTo(Ticket.builder("T").attribute("n", 1.5).build());
        assertThat(Tickets.with(with.toBuilder(), operand, null).build())
                .isEqualTo(Ticket.builder("T").build());
    }

    @Test
    void valueOfAnotherKind_isRefused() {
        assertThatThrownBy(() -> Tickets.with(Ticket.builder("T"), new Operand.Field(TicketField.PRIORITY), "high"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("priority cannot be \"high\", expected a Integer\nGive the field a value of its own kind.");
        assertThatThrownBy(() -> Tickets.with(Ticket.builder("T"), new Operand.Field(TicketField.REGION), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("region cannot be \"1\"");
        assertThatThrownBy(() -> Tickets.with(Ticket.builder("T"), new Operand.Field(TicketField.TAGS), "tag"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answer_isYesNoOrFails() {
        Operand operand = new Operand.Attribute("n");
        Condition.Leaf small = new Condition.Order(operand, Relation.LESS, 5);

        assertThat(TextAnswer.ask(small, operand, "4")).isEqualTo(TextAnswer.YES);
        assertThat(TextAnswer.ask(small, operand, "6")).isEqualTo(TextAnswer.NO);
        assertThat(TextAnswer.ask(small, operand, "word")).isEqualTo(TextAnswer.FAILS);
        assertThat(TextAnswer.all(List.of(small, ShortTexts.starts("4")), "4"))
                .extracting(TextAnswer::answer)
                .containsExactly(TextAnswer.YES, TextAnswer.YES);
        assertThat(new TextAnswer(small, TextAnswer.FAILS).isGivenBy("word")).isTrue();
        assertThat(new TextAnswer(small, TextAnswer.FAILS).isGivenBy("4")).isFalse();
        assertThat(new TextAnswer(small, TextAnswer.FAILS).isYes()).isFalse();
    }
}
