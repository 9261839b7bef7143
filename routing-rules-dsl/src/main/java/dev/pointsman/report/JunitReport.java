package dev.pointsman.report;

import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as the XML of JUnit: a suite for each file, a failed case for each error, a case that says what it has on
 * its standard output for each warning and note, a skipped one for what is suppressed, and a passed one for what is
 * right.
 */
final class JunitReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "pointsman " + report.command());
            counts(xml, report.entries(), report.passed());
            for (Map.Entry<String, Suite> suite : suites(report).entrySet()) {
                suite(xml, report, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    /** What belongs to one file. */
    private record Suite(List<Entry> entries, List<Report.Passed> passed) {
        Suite() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static Map<String, Suite> suites(Report report) {
        Map<String, Suite> suites = new TreeMap<>();
        for (Entry entry : report.entries()) {
            suites.computeIfAbsent(entry.position().file(), file -> new Suite())
                    .entries
                    .add(entry);
        }
        for (Report.Passed passed : report.passed()) {
            suites.computeIfAbsent(passed.position().file(), file -> new Suite())
                    .passed
                    .add(passed);
        }
        return suites;
    }

    private static void suite(XMLStreamWriter xml, Report report, String file, Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", XmlText.of(file));
        counts(xml, suite.entries, suite.passed);
        for (Report.Passed passed : suite.passed) {
            startCase(xml, report, file, passed.name());
            xml.writeEndElement();
        }
        for (Entry entry : suite.entries) {
            failed(xml, report, entry);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<Entry> entries, List<Report.Passed> passed)
            throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(entries.size() + passed.size()));
        xml.writeAttribute("failures", String.valueOf(count(entries, false)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(count(entries, true)));
    }

    private static long count(List<Entry> entries, boolean suppressed) {
        return entries.stream()
                .filter(entry -> suppressed ? entry.suppression().isPresent() : entry.countsAs(Severity.ERROR))
                .count();
    }

    private static void failed(XMLStreamWriter xml, Report report, Entry entry) throws XMLStreamException {
        String place = entry.position().line() > 0
                ? " at " + entry.position().line() + ":" + entry.position().column()
                : "";
        startCase(xml, report, entry.position().file(), entry.subject().orElse(entry.code()) + place);
        xml.writeCharacters("\n      ");
        if (entry.suppression().isPresent()) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute(
                    "message",
                    XmlText.of("[" + entry.code() + "] suppressed: "
                            + entry.suppression().get().reason()));
        } else if (entry.severity() == Severity.ERROR) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", entry.code());
            xml.writeAttribute("message", XmlText.of(entry.message()));
            xml.writeCharacters(XmlText.of(entry + "\n" + entry.body()));
            xml.writeEndElement();
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(XmlText.of(entry + "\n" + entry.body()));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private static void startCase(XMLStreamWriter xml, Report report, String file, String name)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", XmlText.of("pointsman." + report.command() + "." + file));
        xml.writeAttribute("name", XmlText.of(name));
        xml.writeAttribute("file", XmlText.of(report.path(SourcePosition.ofFile(file))));
    }
}
