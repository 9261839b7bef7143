package dev.pointsman.ticketfile;

import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.CsvRecords.Framed;
import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Tickets from CSV (RFC 4180) with a header. A ticket without an id column is called by its line: {@code line-17}. */
final class CsvTickets implements TicketSource {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final CsvRecords records;
    private final ColumnMapping columns;
    private final TicketSchema schema;

    /** @throws IOException if there is no header, or not the one that the mapping needs */
    CsvTickets(LineReader reader, FieldMapping mapping, TicketSchema schema) throws IOException {
        this.records = new CsvRecords(reader);
        this.schema = schema;
        Framed header = records.next();
        if (header == null) {
            throw new IOException("there is no header: a CSV file starts with the names of its columns");
        }
        if (header.problem() != null) {
            throw new IOException("the header cannot be read: " + header.problem());
        }
        List<String> names = values(header.text());
        if (names.size() == 1 && (names.get(0).indexOf(';') >= 0 || names.get(0).indexOf('\t') >= 0)) {
            throw new IOException("the header is one column, " + Printable.quoted(names.get(0))
                    + "\n  Columns are separated by commas.");
        }
        this.columns = ColumnMapping.of(names, mapping, schema);
    }

    @Override
    public List<String> notes() {
        return columns.notes();
    }

    @Override
    public @Nullable Row next() throws IOException {
        Framed record = records.next();
        if (record == null) {
            return null;
        }
        if (record.problem() != null) {
            return new Row.Refused(record.line(), record.problem());
        }
        try {
            return row(record);
        } catch (IllegalArgumentException e) {
            return new Row.Refused(record.line(), String.valueOf(e.getMessage()));
        }
    }

    private Row row(Framed record) {
        List<String> values = values(record.text());
        if (values.size() != columns.size()) {
            resynchronize(record);
            return new Row.Refused(
                    record.line(), "the row has " + values.size() + " columns, the header has " + columns.size());
        }
        TicketDraft ticket = new TicketDraft(schema);
        columns.apply(values, ticket);
        return new Row.Read(ticket.build("line-" + record.line()));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /**
     * A record over several lines that has the wrong number of columns is either just that, or a stray quote has
     * swallowed other rows. If its second line is a whole row by itself, it was a stray quote.
     */
    private void resynchronize(Framed record) {
        if (record.lines().size() > 1) {
            Line second = record.lines().get(1);
            QuoteScan scan = new QuoteScan();
            scan.follow(second);
            if (!scan.isOpen() && scan.broken() == 0 && values(second.text()).size() == columns.size()) {
                records.resumeAfterFirstLine(record);
            }
        }
    }

    /** @throws IllegalArgumentException if the library sees it otherwise than {@link QuoteScan} */
    private static List<String> values(String record) {
        try (CSVParser parser = CSVParser.parse(record, FORMAT)) {
            List<String> values = new ArrayList<>();
            for (CSVRecord one : parser) {
                one.forEach(values::add);
            }
            return values;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot be read as CSV: " + e.getMessage(), e);
        }
    }
}
