package dev.pointsman.ticketfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTicketsTest {

    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .attribute("amount", AttributeType.NUMBER)
            .attribute("legalHold", AttributeType.BOOLEAN)
            .attribute("order", AttributeType.TEXT)
            .build();

    @Test
    void columnsNamedLikeFields_areThoseFields() throws IOException {
        String header = "id,openedAt,category,subcategory,product,region,language,channel,priority,tier,tags,subject,"
                + "description\n";
        String row = "T-1,2026-11-22T03:00:00Z,refund,partial,checkout,EU,de,chat,2,gold,vip; legal ;,Hallo,\"Zwei\n"
                + "Zeilen, ein Komma\"\n";
        assertThat(tickets(header + row))
                .containsExactly(Ticket.builder("T-1")
                        .openedAt(Instant.parse("2026-11-22T03:00:00Z"))
                        .category("refund")
                        .subcategory("partial")
                        .product("checkout")
                        .region("EU")
                        .language("de")
                        .channel("chat")
                        .priority(2)
                        .tier("gold")
                        .tags(List.of("vip", "legal"))
                        .subject("Hallo")
                        .description("Zwei\nZeilen, ein Komma")
                        .build());
    }

    @Test
    void columnsOfOtherNames_areAttributesInTheTypeOfTheSchema() throws IOException {
        Ticket ticket = tickets("id,amount,legalHold,order,note\nT-1, 12.50 ,TRUE,007,42\n")
                .get(0);
        assertThat(ticket.attributes())
                .containsEntry("amount", 12.5)
                .containsEntry("legalHold", true)
                .containsEntry("order", "007")
                .containsEntry("note", "42");
    }

    @Test
    void emptyValues_areAbsent() throws IOException {
        Ticket ticket =
                tickets("id,category,priority,openedAt,tags,amount\nT-1,,,,,\n").get(0);
        assertThat(ticket).isEqualTo(Ticket.builder("T-1").build());
    }

    @Test
    void valuesThatAreNone_refuseTheirRowOnly() throws IOException {
        String csv = "id,priority,openedAt,amount,legalHold\n"
                + "T-2,9,,,\n"
                + "T-3,high,,,\n"
                + "T-4,,22.11.2026,,\n"
                + "T-5,,2026-11-22T03:00:00,,\n"
                + "T-6,,,12 EUR,\n"
                + "T-7,,,,maybe\n"
                + " ,,,,\n"
                + "T-9,,,1e400,\n"
                + "T-10,p3,2026-11-22T03:00:00+02:00,-1e3,false\n";
        assertThat(rows(csv))
                .containsExactly(
                        refused(2, "priority must be 1 to 5, or P1 to P5, found \"9\""),
                        refused(3, "priority must be 1 to 5, or P1 to P5, found \"high\""),
                        refused(
                                4,
                                "openedAt: expected a date and time with offset, such as 2026-11-22T03:00:00Z, found"
                                        + " \"22.11.2026\""),
                        refused(
                                5,
                                "openedAt: expected a date and time with offset, such as 2026-11-22T03:00:00Z, found"
                                        + " \"2026-11-22T03:00:00\""),
                        refused(6, "attribute \"amount\" must be a number, found \"12 EUR\""),
                        refused(7, "attribute \"legalHold\" must be true or false, found \"maybe\""),
                        refused(8, "the id is empty"),
                        refused(9, "attribute \"amount\" must be a finite number, found 1E+400"),
                        new Row.Read(Ticket.builder("T-10")
                                .priority(3)
                                .openedAt(Instant.parse("2026-11-22T01:00:00Z"))
                                .attribute("amount", -1000)
                                .attribute("legalHold", false)
                                .build()));
    }

    @Test
    void mapping_takesColumnsOfOtherNames_andOneColumnForTwoFields() throws IOException {
        FieldMapping mapping = FieldMapping.parse(List.of("id=case_id", "category=prod", "product=prod"));
        Row row = rows("case_id,prod,category\n1-2,PROD582,kept\n", mapping).get(0);
        assertThat(row)
                .isEqualTo(new Row.Read(Ticket.builder("1-2")
                        .category("PROD582")
                        .product("PROD582")
                        .attribute("category", "kept")
                        .build()));
    }

    @Test
    void mapping_toAColumnThatIsNotThere_isAnErrorWithTheNearest() {
        assertThatThrownBy(() -> rows("id,impact\n", FieldMapping.parse(List.of("priority=imapct"))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the header has no column \"imapct\" (--map priority=imapct)\n  Maybe you meant \"impact\".");
    }

    @Test
    void header_withAColumnTwice_isAnError() {
        assertThatThrownBy(() -> rows("id,region,region\n")).hasMessage("the header has the column \"region\" twice");
    }

    @Test
    void header_missingOrOfAnotherKindOfFile_isAnError() {
        assertThatThrownBy(() -> rows("")).hasMessageStartingWith("there is no header");
        assertThatThrownBy(() -> rows("\n \r\n")).hasMessageStartingWith("there is no header");
        assertThatThrownBy(() -> rows("id;category\n")).hasMessageContaining("Columns are separated by commas.");
        assertThatThrownBy(() -> rows("\"id,category\nT-1,refund\n")).hasMessageContaining("is never closed");
        assertThatThrownBy(() -> rows(new byte[] {(byte) 0xFF, (byte) 0xFE, 'i', 0, 'd', 0}, FieldMapping.NONE))
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void header_withColumnsWithoutAName_ignoresThem() throws IOException {
        assertThat(tickets(",id,\n0,T-1,x\n"))
                .containsExactly(Ticket.builder("T-1").build());
    }

    @Test
    void header_withANameNearlyLikeAField_isNoted() throws IOException {
        try (CsvTickets tickets = open("id,Category,opened_at,Amount\n".getBytes(UTF_8), FieldMapping.NONE)) {
            assertThat(tickets.notes())
                    .containsExactly(
                            "the column \"Category\" is read as an attribute; if it is the field category, say --map"
                                    + " category=Category",
                            "the column \"opened_at\" is read as an attribute; if it is the field openedAt, say --map"
                                    + " openedAt=opened_at");
        }
    }

    @Test
    void rowsWithoutIdColumn_areCalledByTheirLine() throws IOException {
        assertThat(tickets("category\nrefund\n\npayout\n"))
                .extracting(Ticket::id)
                .containsExactly("line-2", "line-4");
    }

    @Test
    void byteOrderMark_crLf_blankLines_andNoLastLineEnd_areRead() throws IOException {
        assertThat(tickets("\uFEFFid,category\r\n\r\nT-1,refund\r\n   \r\nT-2,\"pay\r\nout\""))
                .containsExactly(
                        Ticket.builder("T-1").category("refund").build(),
                        Ticket.builder("T-2").category("pay\r\nout").build());
    }

    @Test
    void quotes_insideAnUnquotedValue_areOrdinary() throws IOException {
        assertThat(tickets("id,subject\nT-1,a 17\" screen\nT-2,say \"hi\"\nT-3,\"say \"\"hi\"\"\"\n"))
                .extracting(Ticket::subject)
                .containsExactly("a 17\" screen", "say \"hi\"", "say \"hi\"");
    }

    @Test
    void wrongColumnCount_refusesTheRowOnly() throws IOException {
        assertThat(rows("id,category\nT-1\nT-2,refund,EU\nT-3,refund\n"))
                .containsExactly(
                        refused(2, "the row has 1 columns, the header has 2"),
                        refused(3, "the row has 3 columns, the header has 2"),
                        new Row.Read(Ticket.builder("T-3").category("refund").build()));
    }

    @Test
    void textAfterAClosingQuote_refusesTheRowOnly() throws IOException {
        assertThat(rows("id,subject\nT-1,\"so \"called\" thing\"\nT-2,ok\n"))
                .containsExactly(
                        refused(
                                2,
                                "text follows a closing quote in column 10; a quote inside a quoted value is written"
                                        + " twice"),
                        new Row.Read(Ticket.builder("T-2").subject("ok").build()));
    }

    @Test
    void strayQuote_refusesItsOwnLine_andTheRowsBehindItAreRead() throws IOException {
        String csv = "id,subject,region\n" + "T-1,\"stray,EU\n" + "T-2,plain,EU\n" + "T-3,\"well, quoted\",NA\n";
        List<Row> rows = rows(csv);
        assertThat(rows.get(0))
                .isEqualTo(refused(
                        2,
                        "the quote in line 2, column 5, is not closed before line 4, column 6, where text follows a"
                                + " quote"));
        assertThat(ids(rows)).containsExactly("T-2", "T-3");
    }

    @Test
    void strayQuote_thatIsNeverClosed_refusesItsOwnLineOnly() throws IOException {
        StringBuilder csv = new StringBuilder("id,subject\nT-0,\"stray\n");
        for (int i = 1; i <= 10_000; i++) {
            csv.append("T-").append(i).append(",plain\n");
        }
        List<Row> rows = rows(csv.toString());
        assertThat(rows).hasSize(10_001);
        assertThat(rows.get(0)).isEqualTo(refused(2, "the quote in line 2, column 5, is never closed"));
        assertThat(ids(rows)).hasSize(10_000);
    }

    @Test
    void strayQuote_thatAnotherSeemsToClose_isFoundByTheNumberOfColumns() throws IOException {
        String csv =
                "id,region,subject\n" + "T-1,EU,\"stray\n" + "T-2,EU,plain\n" + "T-3,EU,x\",17\n" + "T-4,NA,plain\n";
        List<Row> rows = rows(csv);
        assertThat(rows.get(0)).isEqualTo(refused(2, "the row has 4 columns, the header has 3"));
        assertThat(rows.get(2)).isEqualTo(refused(4, "the row has 4 columns, the header has 3"));
        assertThat(ids(rows)).containsExactly("T-2", "T-4");
    }

    @Test
    void recordOverSeveralLines_withAColumnTooMany_isRefusedAsOneRow() throws IOException {
        assertThat(rows("id,subject\nT-1,\"one\ntwo\nthree\",x\nT-2,ok\n"))
                .containsExactly(
                        refused(2, "the row has 3 columns, the header has 2"),
                        new Row.Read(Ticket.builder("T-2").subject("ok").build()));
    }

    @Test
    void quote_notClosedWithinTheLimit_refusesItsOwnLineOnly() throws IOException {
        String line = "T-9," + "x".repeat(100_000) + "\n";
        int lines = CsvRecords.LIMIT / line.length() + 2;
        List<Row> rows = rows("id,subject\nT-1,\"stray\n" + line.repeat(lines));
        assertThat(rows.get(0)).isEqualTo(refused(2, "the quote in line 2, column 5, is not closed within 10 MB"));
        assertThat(ids(rows)).hasSize(lines);
    }

    @Test
    void lineThatIsNotUtf8_refusesItsRowOnly() throws IOException {
        byte[] csv = "id,city\nT-1,K\u00f6ln\nT-2,Bonn\n".getBytes(ISO_8859_1);
        assertThat(rows(csv, FieldMapping.NONE))
                .containsExactly(
                        refused(2, "the line is not UTF-8 text"),
                        new Row.Read(
                                Ticket.builder("T-2").attribute("city", "Bonn").build()));
    }

    @Test
    void fieldOfFiveMegabytes_isRead() throws IOException {
        String text = "line, with \"\"quotes\"\"\n".repeat(5 * 1024 * 1024 / 22);
        Ticket ticket = tickets("id,description\nT-1,\"" + text + "\"\n").get(0);
        assertThat(ticket.description()).isEqualTo(text.replace("\"\"", "\""));
    }

    @Test
    void numberOfAMillionDigits_isRefusedAtOnce() throws IOException {
        assertThat(rows("id,amount\nT-1," + "9".repeat(1_000_000) + "\n").get(0))
                .isEqualTo(refused(2, "attribute \"amount\" must be a number, found \"" + "9".repeat(60) + "...\""));
    }

    private static Row.Refused refused(long line, String reason) {
        return new Row.Refused(line, reason);
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream()
                .filter(Row.Read.class::isInstance)
                .map(row -> ((Row.Read) row).ticket().id())
                .toList();
    }

    private static List<Ticket> tickets(String csv) throws IOException {
        List<Ticket> tickets = new ArrayList<>();
        for (Row row : rows(csv)) {
            assertThat(row).isInstanceOf(Row.Read.class);
            tickets.add(((Row.Read) row).ticket());
        }
        return tickets;
    }

    private static List<Row> rows(String csv) throws IOException {
        return rows(csv, FieldMapping.NONE);
    }

    private static List<Row> rows(String csv, FieldMapping mapping) throws IOException {
        return rows(csv.getBytes(UTF_8), mapping);
    }

    private static List<Row> rows(byte[] csv, FieldMapping mapping) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvTickets tickets = open(csv, mapping)) {
            for (Row row = tickets.next(); row != null; row = tickets.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static CsvTickets open(byte[] csv, FieldMapping mapping) throws IOException {
        return new CsvTickets(new LineReader(new ByteArrayInputStream(csv)), mapping, SCHEMA);
    }
}
