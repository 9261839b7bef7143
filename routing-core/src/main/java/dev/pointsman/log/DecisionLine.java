package dev.pointsman.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.team.Contact;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as one line of JSON: when it was logged, how long it took, the ticket without what is absent, the facts, and
 * the decision. {@link DecisionRecord} reads it.
 */
record DecisionLine(Hiding hiding, InstantSource clock) {

    private static final JsonFactory JSON = new JsonFactory();

    void append(StringBuilder lines, Ticket ticket, List<Fact> facts, int otherFacts, Decision decision, long nanos) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("logged", clock.instant().toString());
            json.writeNumberField("nanos", nanos);
            ticket(json, ticket);
            facts(json, facts, otherFacts);
            hidden(json, ticket, facts);
            decision(json, decision);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing here writes to a file", e);
        }
        lines.append(line.getBuffer()).append('\n');
    }

    private void ticket(JsonGenerator json, Ticket ticket) throws IOException {
        json.writeObjectFieldStart("ticket");
        for (TicketField field : TicketField.values()) {
            Object value = present(field, ticket);
            if (value != null && !hiding.hides(field.fieldName())) {
                value(json, field.fieldName(), value);
            }
        }
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : ticket.attributes().entrySet()) {
            if (!hiding.hides(attribute.getKey())) {
                value(json, attribute.getKey(), attribute.getValue());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static @Nullable Object present(TicketField field, Ticket ticket) {
        Object value = field.valueIn(ticket);
        return value instanceof Collection<?> tags && tags.isEmpty() ? null : value;
    }

    private void hidden(JsonGenerator json, Ticket ticket, List<Fact> facts) throws IOException {
        json.writeObjectFieldStart("hidden");
        for (TicketField field : TicketField.values()) {
            Object value = present(field, ticket);
            if (value != null && hiding.hides(field.fieldName())) {
                json.writeStringField(field.fieldName(), hiding.shown(field.fieldName(), value));
            }
        }
        for (Map.Entry<String, Object> attribute : ticket.attributes().entrySet()) {
            if (hiding.hides(attribute.getKey())) {
                json.writeStringField(attribute.getKey(), hiding.shown(attribute.getKey(), attribute.getValue()));
            }
        }
        for (Fact fact : facts) {
            for (Map.Entry<String, Object> attribute : fact.attributes().entrySet()) {
                if (hiding.hides(attribute.getKey())) {
                    String name = fact.kind() + "." + attribute.getKey();
                    json.writeStringField(name, hiding.shown(attribute.getKey(), attribute.getValue()));
                }
            }
        }
        json.writeEndObject();
    }

    private void facts(JsonGenerator json, List<Fact> facts, int otherFacts) throws IOException {
        json.writeArrayFieldStart("facts");
        for (Fact fact : facts) {
            json.writeStartObject();
            json.writeStringField("kind", fact.kind());
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, Object> attribute : fact.attributes().entrySet()) {
                if (!hiding.hides(attribute.getKey())) {
                    value(json, attribute.getKey(), attribute.getValue());
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("otherFacts", otherFacts);
    }

    private void decision(JsonGenerator json, Decision decision) throws IOException {
        json.writeObjectFieldStart("decision");
        if (!hiding.hides(TicketField.ID.fieldName())) {
            json.writeStringField("ticket", decision.ticket());
        }
        json.writeStringField("outcome", decision.outcome().name());
        json.writeStringField("team", decision.team().id());
        text(json, "contact", decision.contact().map(Contact::toString).orElse(null));
        json.writeStringField("rule", decision.rule());
        text(json, "reason", decision.reason().orElse(null));
        json.writeStringField("ruleset", decision.version().name());
        json.writeNumberField("sequence", decision.version().sequence());
        json.writeStringField("hash", decision.version().hash());
        if (decision.arm().isPresent()) {
            json.writeStringField("arm", decision.arm().get().name());
        }
        if (decision.override().isPresent()) {
            json.writeStringField("override", decision.override().get().id());
            json.writeStringField(
                    "overrideUntil", decision.override().get().until().toString());
        }
        json.writeStringField("directory", decision.directory());
        json.writeStringField("at", decision.at().toString());
        json.writeArrayFieldStart("failures");
        for (RuleFailure failure : decision.failures()) {
            json.writeString(failure.rule());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeFieldName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private static void value(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Collection<?> texts) {
            json.writeStartArray();
            for (Object text : texts) {
                json.writeString(String.valueOf(text));
            }
            json.writeEndArray();
        } else if (value instanceof Instant instant) {
            json.writeString(instant.toString());
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
