package dev.pointsman.ticketfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTicketsTest {

    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .attribute("amount", AttributeType.NUMBER)
            .attribute("legalHold", AttributeType.BOOLEAN)
            .attribute("order", AttributeType.TEXT)
            .build();

    @Test
    void object_withFieldsAndAttributes_isTheTicket() throws IOException {
        String json = "{\"attributes\":{\"amount\":12.5,\"legalHold\":true,\"order\":\"7\",\"note\":42,\"none\":null},"
                + "\"id\":\"T-1\",\"openedAt\":\"2026-11-22T03:00:00Z\",\"category\":\"refund\",\"region\":null,"
                + "\"priority\":2,\"tags\":[\"vip\",\" legal \"],\"subject\":\"\\u4e2d\\n\uD83D\uDE80\"}";
        assertThat(rows(json))
                .containsExactly(new Row.Read(Ticket.builder("T-1")
                        .openedAt(Instant.parse("2026-11-22T03:00:00Z"))
                        .category("refund")
                        .priority(2)
                        .tags(List.of("vip", "legal"))
                        .subject("中\n🚀")
                        .attribute("amount", 12.5)
                        .attribute("legalHold", true)
                        .attribute("order", "7")
                        .attribute("note", 42)
                        .build()));
    }

    @Test
    void values_inAnotherTypeThanTheSchemaHas_areTakenInThatType() throws IOException {
        String json = "{\"id\":4711,\"priority\":\"P1\",\"tags\":\"vip;legal\","
                + "\"attributes\":{\"amount\":\"12\",\"legalHold\":\"false\",\"order\":1.50}}";
        assertThat(rows(json))
                .containsExactly(new Row.Read(Ticket.builder("4711")
                        .priority(1)
                        .tags(List.of("vip", "legal"))
                        .attribute("amount", 12)
                        .attribute("legalHold", false)
                        .attribute("order", "1.50")
                        .build()));
    }

    @Test
    void objectWithoutId_isCalledByItsLine_andBlankLinesAreSkipped() throws IOException {
        assertThat(rows("\uFEFF{}\r\n\r\n  \n{\"category\":\"refund\"}"))
                .containsExactly(
                        new Row.Read(Ticket.builder("line-1").build()),
                        new Row.Read(Ticket.builder("line-4").category("refund").build()));
    }

    @Test
    void badLines_areRefusedWithTheReason_andTheOthersGoOn() throws IOException {
        assertThat(reasons(
                        "{\"id\":\"T-1\",",
                        "{\"id\":\"T-1\"} {\"id\":\"T-2\"}",
                        "[1]",
                        "hello",
                        "{\"id\":\"T-1\",\"id\":\"T-2\"}",
                        "{\"catgory\":\"refund\"}",
                        "{\"amount\":3}",
                        "{\"category\":{\"a\":1}}",
                        "{\"category\":true}",
                        "{\"attributes\":[1]}",
                        "{\"attributes\":{\"x\":{\"y\":1}}}",
                        "{\"attributes\":{\"amount\":true}}",
                        "{\"attributes\":{\"amount\":\"much\"}}",
                        "{\"attributes\":{\"\":1}}",
                        "{\"attributes\":{\"n\":1e999999}}",
                        "{\"priority\":0}",
                        "{\"priority\":2.0}",
                        "{\"id\":null}",
                        "{\"tags\":[[\"a\"]]}",
                        "[".repeat(5000)))
                .containsExactly(
                        "bad JSON in column 13: Unexpected end-of-input within/between Object entries",
                        "text follows the object, in column 14",
                        "expected a JSON object, such as {\"id\": \"T-1\"}",
                        "bad JSON in column 1: Unrecognized token 'hello': was expecting (JSON String, Number, Array,"
                                + " Object or token 'null', 'true' or 'false')",
                        "bad JSON in column 17: Duplicate field 'id'",
                        "unknown key \"catgory\". Maybe you meant \"category\".",
                        "unknown key \"amount\". Anything that is no ticket field belongs in \"attributes\".",
                        "\"category\" must be a text, found an object",
                        "\"category\" must be a text, found a boolean",
                        "\"attributes\" must be an object, found an array",
                        "\"x\" must be a text, a number, true or false, found an object",
                        "attribute \"amount\" must be a number, found \"true\"",
                        "attribute \"amount\" must be a number, found \"much\"",
                        "the name of an attribute must not be blank",
                        "attribute \"n\" must be a finite number, found 1E+999999",
                        "priority must be 1 to 5, or P1 to P5, found \"0\"",
                        "priority must be 1 to 5, or P1 to P5, found \"2.0\"",
                        "the id is empty",
                        "\"tags\" must be a text, found an array",
                        "expected a JSON object, such as {\"id\": \"T-1\"}");
    }

    @Test
    void mapping_takesKeysOfOtherNames() throws IOException {
        FieldMapping mapping = FieldMapping.parse(List.of("id=case_id", "tags=labels"));
        assertThat(rows("{\"case_id\":\"1-2\",\"labels\":[\"vip\"]}", mapping))
                .containsExactly(new Row.Read(Ticket.builder("1-2").tag("vip").build()));
    }

    private static List<String> reasons(String... lines) throws IOException {
        List<String> reasons = new ArrayList<>();
        long line = 0;
        for (Row row : rows(String.join("\n", lines))) {
            line++;
            assertThat(row).isInstanceOf(Row.Refused.class);
            assertThat(((Row.Refused) row).line()).isEqualTo(line);
            reasons.add(((Row.Refused) row).reason());
        }
        return reasons;
    }

    private static List<Row> rows(String text) throws IOException {
        return rows(text, FieldMapping.NONE);
    }

    private static List<Row> rows(String text, FieldMapping mapping) throws IOException {
        List<Row> rows = new ArrayList<>();
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)));
        try (JsonTickets tickets = new JsonTickets(reader, mapping, SCHEMA)) {
            for (Row row = tickets.next(); row != null; row = tickets.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
