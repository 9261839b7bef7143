package dev.pointsman.report;

import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.Writer;

/** A report for people. What is suppressed is counted, not shown. */
final class TextReport implements ReportWriter {

    private static final String INDENT = "    ";

    @Override
    public void write(Report report, Writer out) throws IOException {
        for (Entry entry : report.entries()) {
            if (entry.suppression().isEmpty()) {
                out.write(text(entry));
            }
        }
        out.write(Printable.lines(report.summary()) + "\n");
    }

    /** Returns the lines of one entry. */
    static String text(Entry entry) {
        StringBuilder text = new StringBuilder(entry.toString()).append('\n');
        entry.details().forEach(line -> text.append(INDENT).append(line).append('\n'));
        if (!entry.fix().isEmpty()) {
            text.append(INDENT).append(entry.fix()).append('\n');
        }
        return Printable.lines(text.toString());
    }
}
