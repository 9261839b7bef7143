package dev.pointsman.report;

import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.Writer;

/**
 * Workflow commands of GitHub Actions, one for each entry that is not suppressed. Percent signs and line ends are
 * written as its documentation demands, in properties also colons and commas.
 */
final class GithubReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        for (Entry entry : report.entries()) {
            if (entry.suppression().isEmpty()) {
                out.write(command(report, entry) + "\n");
            }
        }
        out.write(Printable.lines(report.summary()) + "\n");
    }

    private static String command(Report report, Entry entry) {
        StringBuilder command = new StringBuilder("::")
                .append(entry.severity() == Severity.NOTE ? "notice" : entry.severityWord())
                .append(" file=")
                .append(property(report.path(entry.position())));
        if (entry.position().line() > 0) {
            command.append(",line=").append(entry.position().line());
        }
        if (entry.position().column() > 0) {
            command.append(",col=").append(entry.position().column());
        }
        return command.append(",title=")
                .append(property("[" + entry.code() + "]"))
                .append("::")
                .append(text(entry.body()))
                .toString();
    }

    private static String text(String text) {
        return Printable.lines(text).replace("%", "%25").replace("\n", "%0A");
    }

    private static String property(String text) {
        return text(text).replace(":", "%3A").replace(",", "%2C");
    }
}
