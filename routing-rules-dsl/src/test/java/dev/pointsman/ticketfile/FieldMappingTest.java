package dev.pointsman.ticketfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.ticket.TicketField;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldMappingTest {

    @Test
    void pair_namesTheColumnOfAField_andItsOwnNameNoMore() {
        FieldMapping mapping = FieldMapping.parse(List.of("priority=impact"));
        assertThat(mapping.fieldsOf("impact")).containsExactly(TicketField.PRIORITY);
        assertThat(mapping.fieldsOf("priority")).isEmpty();
        assertThat(mapping.fieldsOf("region")).containsExactly(TicketField.REGION);
    }

    @Test
    void pair_withAnUnknownField_saysWhatWasMeant() {
        assertThatThrownBy(() -> FieldMapping.parse(List.of("prority=impact")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"prority\" is no field of a ticket\n  Maybe you meant \"priority\".");
    }

    @Test
    void field_mappedTwice_isRefused() {
        assertThatThrownBy(() -> FieldMapping.parse(List.of("priority=impact", "priority=urgency")))
                .hasMessage("priority is mapped twice, to \"impact\" and \"urgency\"");
    }

    @Test
    void pair_thatIsNone_isRefused() {
        for (String pair : List.of("priority", "=impact", "priority=", "")) {
            assertThatThrownBy(() -> FieldMapping.parse(List.of(pair)))
                    .hasMessage("expected field=column, found \"" + pair + "\"");
        }
    }
}
