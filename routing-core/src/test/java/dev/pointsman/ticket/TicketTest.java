package dev.pointsman.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {

    @Test
    void ticket_withNothingButAnId_hasEveryFieldAbsent() {
        Ticket ticket = Ticket.builder("T-1").build();

        assertThat(ticket.id()).isEqualTo("T-1");
        assertThat(ticket.tags()).isEmpty();
        assertThat(ticket.attributes()).isEmpty();
        assertThat(Stream.of(TicketField.values())
                        .filter(field -> field != TicketField.ID && field != TicketField.TAGS))
                .allSatisfy(field -> assertThat(field.valueIn(ticket)).isNull());
    }

    @Test
    void builder_withEveryField_keepsThemAsGiven() {
        Instant at = Instant.parse("2026-11-22T03:00:00Z");
        Ticket ticket = Ticket.builder("T-1")
                .openedAt(at)
                .category(" refund ")
                .subcategory("partial")
                .product("checkout")
                .region("EU")
                .language("pt-BR")
                .channel("chat")
                .priority(1)
                .tier("gold")
                .tag("vip")
                .tags(List.of("legal", "vip"))
                .subject("Wo ist mein Geld? 🚚")
                .description("x".repeat(5_000_000))
                .attribute("amount", 12.5)
                .build();

        assertThat(ticket.category()).isEqualTo(" refund ");
        assertThat(ticket.openedAt()).isEqualTo(at);
        assertThat(ticket.tags()).contains("legal", "vip");
        assertThat(ticket.description()).hasSize(5_000_000);
        assertThat(ticket.toString())
                .startsWith("Ticket[T-1, openedAt=2026-11-22T03:00:00Z, category= refund ,")
                .doesNotContain("Geld");
        assertThat(ticket.toBuilder().build()).isEqualTo(ticket).hasSameHashCodeAs(ticket);
        assertThat(ticket.toBuilder().region("UK").build()).isNotEqualTo(ticket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void text_thatIsBlank_isAbsent(String blank) {
        Ticket ticket = Ticket.builder("T")
                .category(blank)
                .subcategory(blank)
                .product(blank)
                .region(blank)
                .language(blank)
                .channel(blank)
                .tier(blank)
                .tag(blank)
                .subject(blank)
                .description(blank)
                .attribute("x", blank)
                .build();

        assertThat(ticket).isEqualTo(Ticket.builder("T").build());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1, Integer.MAX_VALUE})
    void priority_outOfRange_isRefused(int priority) {
        assertThatThrownBy(() -> Ticket.builder("T").priority(priority))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(priority));
    }

    @Test
    void priority_null_isAbsent() {
        assertThat(Ticket.builder("T").priority(3).priority(null).build().priority())
                .isNull();
    }

    @Test
    void id_nullOrBlank_isRefused() {
        assertThatThrownBy(() -> Ticket.builder(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> Ticket.builder(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must not be blank");
    }

    static Stream<Map.Entry<Object, Object>> numbers() {
        return Stream.of(
                Map.entry(150, 150),
                Map.entry(150L, 150),
                Map.entry((short) 150, 150),
                Map.entry((byte) 15, 15),
                Map.entry(150.0, 150),
                Map.entry(150.0f, 150),
                Map.entry(new BigDecimal("150.00"), 150),
                Map.entry(BigInteger.valueOf(150), 150),
                Map.entry(150.5, 150.5),
                Map.entry(new BigDecimal("0.1"), 0.1),
                Map.entry(-0.0, 0),
                Map.entry(3_000_000_000L, 3e9),
                Map.entry(-2147483648.0, -2147483648),
                Map.entry(1e300, 1e300));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberAttribute_inAnyType_hasOneForm(Map.Entry<Object, Object> number) {
        Ticket ticket = Ticket.builder("T").attribute("n", number.getKey()).build();

        assertThat(ticket.attributes()).containsEntry("n", number.getValue());
    }

    @Test
    void numberAttribute_thatCannotBeKept_isRefused() {
        for (Object number : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> Ticket.builder("T").attribute("n", number))
                    .as("%s", number)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute \"n\"");
        }
    }

    @Test
    void attribute_ofAnotherType_isRefused() {
        assertThatThrownBy(() -> Ticket.builder("T").attribute("n", List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a text, a number or a boolean");
    }

    @Test
    void attribute_withoutAName_isRefused() {
        assertThatThrownBy(() -> Ticket.builder("T").attribute(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> Ticket.builder("T").attribute(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attribute_setToNull_isRemoved() {
        assertThat(Ticket.builder("T")
                        .attribute("n", 1)
                        .attribute("n", null)
                        .build()
                        .attributes())
                .isEmpty();
    }

    @Test
    void collections_ofATicket_cannotBeChanged() {
        Ticket.Builder builder = Ticket.builder("T").tag("a").attribute("n", 1);
        Ticket ticket = builder.build();
        builder.tag("b").attribute("m", 2);

        assertThat(ticket.tags()).containsExactly("a");
        assertThat(ticket.attributes()).containsOnlyKeys("n");
        assertThatThrownBy(() -> ticket.tags().add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ticket.attributes().put("m", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(ticket.tags().contains(null)).isFalse();
    }

    @Test
    void fact_always_keepsAttributesAsATicketDoes() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("product", "checkout");
        given.put("since", 5L);
        given.put("note", " ");

        assertThat(new Fact("outage", given).attributes()).isEqualTo(Map.of("product", "checkout", "since", 5));
        assertThatThrownBy(() -> new Fact(" ", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact(null, Map.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind");
        assertThatThrownBy(() -> new Fact("outage", Map.of("x", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void field_byItsName_isFound() {
        assertThat(TicketField.find("openedAt")).contains(TicketField.OPENED_AT);
        assertThat(TicketField.find("OpenedAt")).isEmpty();
        assertThat(TicketField.names()).hasSize(TicketField.values().length).contains("tags");
    }

    @Test
    void keyBits_ofTagsAndAttributes_hasTheBitsOfAllAndFewOthers() {
        Ticket ticket = Ticket.builder("T-1")
                .tags(List.of("vip", "legal"))
                .attribute("amount", 150L)
                .attribute("currency", "EUR")
                .build();

        long expected = KeyBits.ofTag("vip")
                | KeyBits.ofTag("legal")
                | KeyBits.ofAttribute("amount")
                | KeyBits.ofAttribute("amount", 150)
                | KeyBits.ofAttribute("currency")
                | KeyBits.ofAttribute("currency", "EUR");
        assertThat(KeyBits.of(ticket)).isEqualTo(expected);
        assertThat(KeyBits.of(ticket.toBuilder().build())).isEqualTo(expected);
        assertThat(KeyBits.of(Ticket.builder("T-2").category("vip").build())).isZero();
    }

    @Test
    void keyBits_ofManyTags_spreadOverAllBits() {
        int[] counts = new int[Long.SIZE];
        for (int i = 0; i < 6400; i++) {
            counts[Long.numberOfTrailingZeros(KeyBits.ofTag("tag-" + i))]++;
        }

        for (int count : counts) {
            assertThat(count).isBetween(50, 150);
        }
    }
}
