package dev.pointsman.ticketfile;

import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a CSV file into the texts of its records, so that a broken one does not take the others with it.
 *
 * <p>A quoted value may run over several lines. If its quote is never closed, is closed before other text, or is not
 * closed within {@value #LIMIT} characters, then most likely only the line in which it opens is broken: that line is
 * given up and reading resumes at the next. Blank lines between records are skipped.
 */
final class CsvRecords implements AutoCloseable {

    /** The most characters that a record over several lines may have. */
    static final int LIMIT = LineReader.LIMIT;

    private final LineReader reader;
    private final Deque<Line> again = new ArrayDeque<>();

    CsvRecords(LineReader reader) {
        this.reader = reader;
    }

    /**
     * The text of a record.
     *
     * @param lines at least one
     * @param problem why it cannot be read, or null
     */
    record Framed(List<Line> lines, @Nullable String problem) {

        long line() {
            return lines.get(0).number();
        }

        String text() {
            return lines.size() == 1
                    ? lines.get(0).text()
                    : lines.stream().map(Line::text).collect(Collectors.joining());
        }
    }

    /** Returns the next record, or null at the end. */
    @Nullable
    Framed next() throws IOException {
        Line first = take();
        while (first != null && first.isBlank()) {
            first = take();
        }
        if (first == null) {
            return null;
        }
        if (first.problem() != null) {
            return new Framed(List.of(first), "the line " + first.problem());
        }
        if (first.text().indexOf('"') < 0) {
            return new Framed(List.of(first), null);
        }
        return quoted(first);
    }

    /** Gives up the first line of a record that was returned last: the others are read again, each as a start. */
    void resumeAfterFirstLine(Framed record) {
        giveBack(record.lines());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Framed quoted(Line first) throws IOException {
        List<Line> lines = new ArrayList<>(List.of(first));
        QuoteScan scan = new QuoteScan();
        scan.follow(first);
        long length = first.text().length();
        while (scan.isOpen()) {
            Line line = take();
            if (line == null) {
                return givenUp(lines, opening(scan) + " is never closed");
            }
            lines.add(line);
            length += line.text().length();
            if (line.problem() != null) {
                return givenUp(
                        lines,
                        opening(scan) + " is not closed before line " + line.number() + ", which " + line.problem());
            }
            if (length > LIMIT) {
                return givenUp(lines, opening(scan) + " is not closed within " + LIMIT / (1024 * 1024) + " MB");
            }
            scan.follow(line);
        }
        if (scan.broken() == 0) {
            return new Framed(lines, null);
        }
        if (lines.size() == 1) {
            return givenUp(
                    lines,
                    "text follows a closing quote in column " + scan.broken()
                            + "; a quote inside a quoted value is written twice");
        }
        return givenUp(
                lines,
                opening(scan) + " is not closed before line "
                        + lines.get(lines.size() - 1).number() + ", column " + scan.broken()
                        + ", where text follows a quote");
    }

    private static String opening(QuoteScan scan) {
        return "the quote in " + scan.opened() + ",";
    }

    private Framed givenUp(List<Line> lines, String problem) {
        giveBack(lines);
        return new Framed(lines.subList(0, 1), problem);
    }

    private void giveBack(List<Line> lines) {
        for (int i = lines.size() - 1; i > 0; i--) {
            again.addFirst(lines.get(i));
        }
    }

    private @Nullable Line take() throws IOException {
        Line line = again.pollFirst();
        return line != null ? line : reader.read();
    }
}
