package dev.pointsman.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A report as one JSON object. All keys are always there, except {@code published}, which is where something was; {@code
 * suppressed} is null for what counts.
 */
final class JsonReport implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        JsonGenerator json = generator(out);
        json.writeStartObject();
        json.writeStringField("command", report.command());
        json.writeStringField("folder", report.folder());
        json.writeStringField("summary", report.summary());
        json.writeNumberField("errors", report.count(Severity.ERROR));
        json.writeNumberField("warnings", report.count(Severity.WARNING));
        json.writeNumberField("notes", report.count(Severity.NOTE));
        json.writeNumberField("suppressed", report.suppressed());
        if (report.published() != null) {
            published(json, report.published());
        }
        json.writeArrayFieldStart("findings");
        for (Entry entry : report.entries()) {
            entry(json, entry);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("passed");
        for (Report.Passed passed : report.passed()) {
            json.writeStartObject();
            json.writeStringField("name", passed.name());
            position(json, passed.position());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void published(JsonGenerator json, Report.Published published) throws IOException {
        json.writeObjectFieldStart("published");
        json.writeStringField("name", published.version().name());
        json.writeNumberField("version", published.version().sequence());
        json.writeStringField("hash", published.version().hash());
        json.writeBooleanField("new", published.isNew());
        json.writeEndObject();
    }

    /** Returns a generator that leaves its writer open and indents each level. */
    static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setPrettyPrinter(new DefaultPrettyPrinter());
        return json;
    }

    private static void entry(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", entry.code());
        json.writeStringField("severity", entry.severityWord());
        position(json, entry.position());
        text(json, "subject", entry.subject().orElse(null));
        json.writeStringField("message", entry.message());
        json.writeStringField("fix", entry.fix());
        json.writeArrayFieldStart("details");
        for (String line : entry.details()) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("related");
        for (Entry.Related related : entry.related()) {
            json.writeStartObject();
            position(json, related.position());
            json.writeStringField("message", related.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        suppression(json, entry.suppression().orElse(null));
        json.writeEndObject();
    }

    private static void suppression(JsonGenerator json, @Nullable Suppression suppression) throws IOException {
        json.writeFieldName("suppressed");
        if (suppression == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("until", suppression.until().toString());
        json.writeStringField("reason", suppression.reason());
        json.writeEndObject();
    }

    private static void position(JsonGenerator json, SourcePosition position) throws IOException {
        json.writeStringField("file", position.file());
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
    }

    private static void text(JsonGenerator json, String key, @Nullable String text) throws IOException {
        json.writeFieldName(key);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }
}
