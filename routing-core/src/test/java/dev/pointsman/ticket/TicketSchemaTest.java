package dev.pointsman.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketSchemaTest {

    @Test
    void openSchema_always_mentionsNothing() {
        assertThat(TicketSchema.OPEN.attributes()).isEmpty();
        assertThat(TicketSchema.OPEN.values(TicketField.CATEGORY)).isEmpty();
        assertThat(TicketSchema.OPEN.attributeType("x")).isEmpty();
        assertThat(TicketSchema.OPEN.attributeValues("x")).isEmpty();
    }

    @Test
    void schema_always_keepsItsOwnCopyInTheOrderGiven() {
        List<String> values = new ArrayList<>(List.of("b", "a"));
        TicketSchema.Builder builder =
                TicketSchema.builder().values(TicketField.TAGS, values).attribute("carrier", values);
        TicketSchema schema = builder.build();
        values.add("c");
        builder.attribute("other", AttributeType.TEXT);

        assertThat(schema.values(TicketField.TAGS).orElseThrow()).containsExactly("b", "a");
        assertThat(schema.attributeValues("carrier").orElseThrow()).containsExactly("b", "a");
        assertThat(schema.attributeType("carrier")).contains(AttributeType.TEXT);
        assertThat(schema.attributes()).containsOnlyKeys("carrier");
    }

    @Test
    void attribute_declaredAgain_takesTheLastDeclaration() {
        TicketSchema schema = TicketSchema.builder()
                .attribute("x", List.of("a"))
                .attribute("x", AttributeType.NUMBER)
                .build();

        assertThat(schema.attributeType("x")).contains(AttributeType.NUMBER);
        assertThat(schema.attributeValues("x")).isEmpty();
    }

    @Test
    void values_ofAFieldWithoutText_areRefused() {
        assertThatThrownBy(() -> TicketSchema.builder().values(TicketField.PRIORITY, List.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("priority");
    }

    @Test
    void attribute_withoutNameOrType_isRefused() {
        assertThatThrownBy(() -> TicketSchema.builder().attribute(null, AttributeType.TEXT))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> TicketSchema.builder().attribute("x", (AttributeType) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
    }
}
