package dev.pointsman.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * A report as SARIF 2.1.0 (OASIS Standard, 2020). Files are relative to the working directory; what is suppressed
 * carries its suppression, as the standard has it for findings that are accepted in the source.
 */
final class SarifReport implements ReportWriter {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public void write(Report report, Writer out) throws IOException {
        List<String> codes =
                report.entries().stream().map(Entry::code).distinct().sorted().toList();
        JsonGenerator json = JsonReport.generator(out);
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(json, codes);
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (Entry entry : report.entries()) {
            result(json, report, entry, codes.indexOf(entry.code()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void tool(JsonGenerator json, List<String> codes) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "pointsman");
        json.writeArrayFieldStart("rules");
        for (String code : codes) {
            json.writeStartObject();
            json.writeStringField("id", code);
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", code.replace('-', ' '));
            json.writeEndObject();
            json.writeObjectFieldStart("help");
            json.writeStringField("text", "Section \"" + code + "\" of docs/errors.md has a bad and a good example.");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Report report, Entry entry, int code) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", entry.code());
        json.writeNumberField("ruleIndex", code);
        json.writeStringField("level", entry.severity() == Severity.NOTE ? "note" : entry.severityWord());
        message(json, entry.body());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        physical(json, report, entry.position());
        json.writeEndObject();
        json.writeEndArray();
        if (!entry.related().isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (Entry.Related related : entry.related()) {
                json.writeStartObject();
                physical(json, report, related.position());
                message(json, related.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        suppressions(json, entry);
        json.writeEndObject();
    }

    /** An empty list says that suppressions were looked for and this counts. */
    private static void suppressions(JsonGenerator json, Entry entry) throws IOException {
        json.writeArrayFieldStart("suppressions");
        Suppression suppression = entry.suppression().orElse(null);
        if (suppression != null) {
            json.writeStartObject();
            json.writeStringField("kind", "inSource");
            json.writeStringField("justification", suppression.reason() + " (until " + suppression.until() + ")");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void message(JsonGenerator json, String text) throws IOException {
        json.writeObjectFieldStart("message");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void physical(JsonGenerator json, Report report, SourcePosition position) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(report.path(position)));
        json.writeEndObject();
        if (position.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", position.line());
            if (position.column() > 0) {
                json.writeNumberField("startColumn", position.column());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A path as a relative reference of a URI: {@code rules/a b.drl} becomes {@code rules/a%20b.drl}. */
    private static String uri(String path) {
        try {
            String uri = new URI(null, null, path, null).toASCIIString();
            boolean seemsToHaveScheme = !uri.startsWith("/") && uri.split("/", 2)[0].contains(":");
            return seemsToHaveScheme ? "./" + uri : uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
