package dev.pointsman.report;

import java.io.IOException;
import java.io.Writer;

/** Writes reports in one form. Stateless. */
interface ReportWriter {

    /** Writes a report; neither flushes nor closes. */
    void write(Report report, Writer out) throws IOException;
}
