package dev.pointsman.ticketfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.ticket.TicketSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of reading CSV, on seeded random files of the characters that matter. The seed is in the test's name. */
class CsvRoundTripTest {

    private static final String LETTERS = "\"\"\",,\n\r ab\\#'\t\uFFFE\uFEFF中";
    private static final int FILES = 400;

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 20261122L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void file_writtenByAnother_isReadAsItWasMeant(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            List<String> texts = new ArrayList<>();
            StringWriter csv = new StringWriter();
            QuoteMode mode = random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL;
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setQuoteMode(mode)
                    .setRecordSeparator(random.nextBoolean() ? "\n" : "\r\n")
                    .get();
            try (CSVPrinter printer = new CSVPrinter(csv, format)) {
                printer.printRecord("id", "subject", "region");
                for (int row = random.nextInt(8); row >= 0; row--) {
                    String text = text(random, 12);
                    texts.add(text);
                    printer.printRecord("T-1", text, "EU");
                }
            }
            List<Row> rows = rows(csv.toString());
            assertThat(rows).as(csv.toString()).hasSameSizeAs(texts);
            for (int row = 0; row < rows.size(); row++) {
                String expected = texts.get(row).isBlank() ? null : texts.get(row);
                assertThat(rows.get(row)).as(csv.toString()).isInstanceOf(Row.Read.class);
                assertThat(((Row.Read) rows.get(row)).ticket().subject()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void file_ofRandomCharacters_isReadToItsEnd_withEveryRowDecidedOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            String csv = "id,subject\n" + text(random, 200) + "\nlast,row\n";
            List<Row> rows = rows(csv);
            assertThat(rows).as(csv).isNotEmpty();
            Row last = rows.get(rows.size() - 1);
            boolean read = last instanceof Row.Read one && one.ticket().id().equals("last");
            boolean swallowed = csv.indexOf('"') >= 0;
            assertThat(read || swallowed).as(csv).isTrue();
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(length); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static List<Row> rows(String csv) throws IOException {
        List<Row> rows = new ArrayList<>();
        LineReader reader = new LineReader(new ByteArrayInputStream(csv.getBytes(UTF_8)));
        try (CsvTickets tickets = new CsvTickets(reader, FieldMapping.NONE, TicketSchema.OPEN)) {
            for (Row row = tickets.next(); row != null; row = tickets.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
