package dev.pointsman.dsl;

import dev.pointsman.dsl.Syntax.Column;
import dev.pointsman.dsl.Syntax.Row;
import dev.pointsman.dsl.Syntax.TableItem;
import dev.pointsman.dsl.Tokens.Unreadable;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
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
 * Reads {@code *.csv} files (RFC 4180) as tables of the routing language: the first record has the headings, each other
 * one is a rule. Thread-safe.
 */
public final class CsvReader implements RuleReader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final String FOLDER = "rules/";

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public CsvReader() {}

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        Problems problems = new Problems(new LineMap(file));
        CsvCells cells = new CsvCells(problems, context.schema());
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(file.text()))
                .setFormat(FORMAT)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            try {
                if (records.hasNext()) {
                    TableItem table = table(file, records, cells, problems);
                    return RouteReader.read(List.of(table), context, problems);
                }
            } catch (UncheckedIOException e) {
                malformed(problems, parser.getCurrentLineNumber(), e);
            } catch (Unreadable reported) {
                // without headings no row can be read
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return new Reading(List.of(), problems.issues());
    }

    private static TableItem table(SourceFile file, Iterator<CSVRecord> records, CsvCells cells, Problems problems) {
        List<Token> headings = cells.headings(records.next());
        List<Column> columns = parser(headings, problems).header();
        List<Row> rows = new ArrayList<>();
        while (records.hasNext()) {
            List<Token> row = cells.row(records.next(), columns);
            try {
                rows.add(parser(row, problems).row(columns));
            } catch (Unreadable reported) {
                // the next row can be read all the same
            }
        }
        Row header = new Row(List.of(), 0, 0);
        return new TableItem(0, Token.synthetic(name(file.name())), List.of(), header, columns, rows, true);
    }

    private static TableParser parser(List<Token> tokens, Problems problems) {
        Tokens walk = new Tokens(tokens, problems);
        return new TableParser(walk, new Clauses(walk), new ConditionParser(walk));
    }

    /** The table is named as its file, below the folder of the rules. */
    private static String name(String file) {
        String below = file.startsWith(FOLDER) ? file.substring(FOLDER.length()) : file;
        int ending = below.lastIndexOf('.');
        return ending < 0 ? below : below.substring(0, ending);
    }

    private static void malformed(Problems problems, long line, UncheckedIOException failure) {
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
