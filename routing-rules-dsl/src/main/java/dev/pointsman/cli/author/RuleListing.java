package dev.pointsman.cli.author;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.pointsman.rule.Rule;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The forms in which rules are listed. */
enum RuleListing {
    TEXT {
        @Override
        void write(List<Rule> rules, Writer out) throws IOException {
            for (Rule rule : rules) {
                out.write(Printable.lines(text(rule)) + "\n");
            }
        }
    },
    CSV {
        @Override
        void write(List<Rule> rules, Writer out) throws IOException {
            CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(HEADINGS);
            for (Rule rule : rules) {
                csv.printRecord(valuesOf(rule).values());
            }
            csv.flush();
        }
    },
    JSONL {
        @Override
        void write(List<Rule> rules, Writer out) throws IOException {
            JsonGenerator json = new JsonFactory().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (Rule rule : rules) {
                json.writeStartObject();
                for (Map.Entry<String, @Nullable Object> value : valuesOf(rule).entrySet()) {
                    json.writeFieldName(value.getKey());
                    json.writePOJO(value.getValue());
                }
                json.writeObjectFieldStart("notes");
                for (Map.Entry<String, String> note : rule.notes().entrySet()) {
                    json.writeStringField(note.getKey(), note.getValue());
                }
                json.writeEndObject();
                json.writeEndObject();
                json.writeRaw('\n');
            }
            json.flush();
        }
    };

    private static final List<String> HEADINGS =
            List.of("rule", "team", "salience", "enabled", "from", "until", "kind", "condition", "reason", "position");

    /** Writes rules, in their order. */
    abstract void write(List<Rule> rules, Writer out) throws IOException;

    private static Map<String, @Nullable Object> valuesOf(Rule rule) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rule", rule.id());
        values.put("team", rule.team().orElse(null));
        values.put("salience", rule.salience());
        values.put("enabled", rule.enabled());
        values.put("from", bound(rule.effectiveFrom(), Instant.MIN));
        values.put("until", bound(rule.expiresAt(), Instant.MAX));
        values.put("kind", kind(rule));
        values.put("condition", rule.condition().text());
        values.put("reason", rule.reason().orElse(null));
        values.put("position", rule.position().toString());
        return values;
    }

    private static @Nullable String bound(Instant at, Instant none) {
        return at.equals(none) ? null : at.toString();
    }

    private static String kind(Rule rule) {
        return rule.isFallback() ? "fallback" : rule.isSessionRule() ? "session" : "plain";
    }

    private static String text(Rule rule) {
        StringBuilder text = new StringBuilder(rule.id())
                .append(" -> ")
                .append(rule.team().orElse("a team that its consequence finds"))
                .append("  (salience ")
                .append(rule.salience())
                .append(", ")
                .append(rule.position())
                .append(')');
        if (!rule.isFallback()) {
            text.append("\n    ").append(rule.condition().text());
        }
        if (rule.isSessionRule()) {
            text.append("\n    and what only Drools sees: ")
                    .append(rule.sessionCause().orElse("a session rule"));
        }
        if (!rule.enabled()) {
            text.append("\n    disabled");
        }
        String from = bound(rule.effectiveFrom(), Instant.MIN);
        String until = bound(rule.expiresAt(), Instant.MAX);
        if (from != null || until != null) {
            text.append("\n    in force")
                    .append(from == null ? "" : " from " + from)
                    .append(until == null ? "" : " until " + until);
        }
        return text.toString();
    }
}
