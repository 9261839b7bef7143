package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.parse.Tokens.Unreadable;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax.Column;
import dev.pointsman.dsl.syntax.Syntax.Row;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV file (RFC 4180) as a table. A row that cannot be read is reported, and reading goes on with the next one.
 * One object reads one file once.
 */
public final class CsvTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final String FOLDER = "rules/";

    private final Problems problems;
    private final CsvCells cells;

    private CsvTable(Problems problems, TicketSchema schema) {
        this.problems = problems;
        this.cells = new CsvCells(problems, schema);
    }

    /**
     * Reads the file that the problems are collected for.
     *
     * @return the table; nothing where the file is empty, its headings cannot be read, or it is no CSV
     */
    public static List<TableItem> parse(Problems problems, TicketSchema schema) {
        return new CsvTable(problems, schema).parse();
    }

    private List<TableItem> parse() {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(problems.lines().file().text()))
                .setFormat(FORMAT)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            try {
                if (records.hasNext()) {
                    return List.of(table(records));
                }
            } catch (UncheckedIOException e) {
                malformed(parser.getCurrentLineNumber(), e);
            } catch (Unreadable reported) {
                // without headings no row can be read
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return List.of();
    }

    private TableItem table(Iterator<CSVRecord> records) {
        List<Column> columns = parser(cells.headings(records.next())).header();
        List<Row> rows = new ArrayList<>();
        while (records.hasNext()) {
            List<Token> row = cells.row(records.next(), columns);
            try {
                rows.add(parser(row).row(columns));
            } catch (Unreadable reported) {
                // the next row can be read all the same
            }
        }
        Row header = new Row(List.of(), 0, 0);
        return new TableItem(0, Token.synthetic(name()), List.of(), header, columns, rows, true);
    }

    private TableParser parser(List<Token> tokens) {
        Tokens walk = new Tokens(tokens, problems);
        return new TableParser(walk, new Clauses(walk), new ConditionParser(walk));
    }

    /** The table is named as its file, below the folder of the rules. */
    private String name() {
        String file = problems.lines().file().name();
        String below = file.startsWith(FOLDER) ? file.substring(FOLDER.length()) : file;
        int ending = below.lastIndexOf('.');
        return ending < 0 ? below : below.substring(0, ending);
    }

    private void malformed(long line, UncheckedIOException failure) {
        int start = problems.lines().offsetOf((int) Math.max(1, line), 1);
        Throwable cause = failure.getCause();
        problems.add(
                IssueCode.SYNTAX,
                start,
                start + 1,
                null,
                "not CSV: " + (cause == null ? failure : cause).getMessage(),
                "A value with quotes or commas stands in quotes, and a quote in it is written twice.");
    }
}
