package dev.pointsman.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DecisionLine} writes. One object reads one line. */
final class RecordReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String HIDDEN_ID = "hidden";

    final List<Fact> facts = new ArrayList<>();
    final List<String> hidden = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final Map<String, @Nullable String> decision = new LinkedHashMap<>();
    int otherFacts;
    private Ticket.@Nullable Builder ticket;

    private RecordReader() {}

    static DecisionRecord read(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            RecordReader reader = new RecordReader();
            reader.line(json);
            return new DecisionRecord(reader);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | DateTimeParseException e) {
            throw new IllegalArgumentException("no line of a decision log: " + e.getMessage(), e);
        }
    }

    Ticket ticket() {
        if (ticket == null) {
            throw new IllegalArgumentException("\"ticket\" is missing");
        }
        return ticket.build();
    }

    RuleSetVersion version() {
        return new RuleSetVersion(text("ruleset"), Long.parseLong(text("sequence")), text("hash"));
    }

    String text(String key) {
        String value = decision.get(key);
        if (value == null) {
            throw new IllegalArgumentException("\"" + key + "\" is missing");
        }
        return value;
    }

    private void line(JsonParser json) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "ticket" -> ticket(json);
                case "hidden" -> hidden.addAll(attributes(json).keySet());
                case "facts" -> facts(json);
                case "otherFacts" -> otherFacts = json.getIntValue();
                case "decision" -> decision(json);
                default -> json.skipChildren();
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT);
    }

    private void ticket(JsonParser json) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> attributes = Map.of();
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("attributes")) {
                attributes = attributes(json);
            } else {
                values.put(name, value(json));
            }
        }
        Ticket.Builder built = Ticket.builder((String) values.getOrDefault("id", HIDDEN_ID));
        values.forEach((name, value) -> set(built, name, value));
        attributes.forEach(built::attribute);
        ticket = built;
    }

    private static void set(Ticket.Builder ticket, String name, Object value) {
        switch (name) {
            case "id" -> {}
            case "openedAt" -> ticket.openedAt(Instant.parse((String) value));
            case "category" -> ticket.category((String) value);
            case "subcategory" -> ticket.subcategory((String) value);
            case "product" -> ticket.product((String) value);
            case "region" -> ticket.region((String) value);
            case "language" -> ticket.language((String) value);
            case "channel" -> ticket.channel((String) value);
            case "priority" -> ticket.priority((Integer) value);
            case "tier" -> ticket.tier((String) value);
            case "tags" -> ((List<?>) value).forEach(tag -> ticket.tag((String) tag));
            case "subject" -> ticket.subject((String) value);
            case "description" -> ticket.description((String) value);
            default -> throw new IllegalArgumentException("a ticket has no \"" + name + "\"");
        }
    }

    private void facts(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            @Nullable String kind = null;
            Map<String, Object> attributes = Map.of();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                if (key.equals("kind")) {
                    kind = json.getText();
                } else {
                    attributes = attributes(json);
                }
            }
            facts.add(new Fact(Objects.requireNonNullElse(kind, ""), attributes));
        }
    }

    private void decision(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            if (key.equals("failures")) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    failures.add(json.getText());
                }
            } else {
                decision.put(key, json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText());
            }
        }
    }

    private static Map<String, Object> attributes(JsonParser json) throws IOException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        expect(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            attributes.put(name, value(json));
        }
        return attributes;
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Object> texts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(value(json));
            }
            return texts;
        }
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            default -> throw new IllegalArgumentException("a value that a ticket cannot hold: " + token);
        };
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
