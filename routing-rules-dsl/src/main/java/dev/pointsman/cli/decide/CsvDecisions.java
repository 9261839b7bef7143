package dev.pointsman.cli.decide;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.team.Contact;
import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Decisions as CSV (RFC 4180) with a header. There is no place for explanations: only their decision is written. */
final class CsvDecisions implements DecisionWriter {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("ticket", "outcome", "team", "rule", "reason", "contact", "ruleset", "version", "at")
            .get();

    private final CSVPrinter printer;

    private CsvDecisions(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Writes the header. */
    static CsvDecisions start(Writer out) throws IOException {
        return new CsvDecisions(new CSVPrinter(out, FORMAT));
    }

    @Override
    public void write(Decision decision) throws IOException {
        printer.printRecord(
                decision.ticket(),
                decision.outcome(),
                decision.team().id(),
                decision.rule(),
                decision.reason().orElse(""),
                decision.contact().map(Contact::toString).orElse(""),
                decision.version().name(),
                decision.version().label(),
                decision.at());
    }

    @Override
    public void write(Explanation explanation) throws IOException {
        write(explanation.decision());
    }

    @Override
    public void flush() throws IOException {
        printer.flush();
    }
}
