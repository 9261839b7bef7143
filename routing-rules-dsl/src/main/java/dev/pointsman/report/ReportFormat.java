package dev.pointsman.report;

import java.io.IOException;
import java.io.Writer;

/** The forms of a report. */
public enum ReportFormat {
    /** For people: a line for each entry, what belongs to it indented below, and a summary. */
    TEXT,
    /** For programs: one JSON object. */
    JSON,
    /** The XML of JUnit, which nearly every CI system shows. */
    JUNIT,
    /** SARIF 2.1.0 of OASIS, for code scanning. */
    SARIF,
    /** Workflow commands that GitHub Actions shows as annotations of a change. */
    GITHUB;

    /**
     * Writes a report.
     *
     * @param out neither flushed nor closed
     * @throws IOException if it cannot be written
     */
    public void write(Report report, Writer out) throws IOException {
        writer().write(report, out);
    }

    private ReportWriter writer() {
        return switch (this) {
            case TEXT -> new TextReport();
            case JSON -> new JsonReport();
            case JUNIT -> new JunitReport();
            case SARIF -> new SarifReport();
            case GITHUB -> new GithubReport();
        };
    }
}
