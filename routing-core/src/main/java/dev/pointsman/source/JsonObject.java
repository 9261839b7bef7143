package dev.pointsman.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JSON object (RFC 8259) of texts, numbers, booleans, lists and objects, in the order in which it was made or read. It has
 * one text: whoever compares {@link #toString} with what was read knows that nothing else stood there. Immutable.
 */
public final class JsonObject {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> values;

    private JsonObject(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Returns the empty object, to which {@link #with} adds. */
    public static JsonObject of() {
        return new JsonObject(Map.of());
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is no JSON object, or holds a null
     */
    public static JsonObject parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no JSON object");
            }
            JsonObject read = object(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something stands behind the JSON object");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON object: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static JsonObject object(JsonParser json) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            values.put(name, value(json));
        }
        return new JsonObject(values);
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield Collections.unmodifiableList(list);
            }
            default -> throw new IllegalArgumentException("unexpected " + json.currentToken());
        };
    }

    /**
     * Returns this object and one value more.
     *
     * @param value a text, {@code Long}, {@code Double}, {@code Boolean}, {@link JsonObject} or list of such; an instant
     *     becomes a text
     */
    public JsonObject with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(Objects.requireNonNull(name, "name"), known(value));
        return new JsonObject(more);
    }

    private static Object known(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonObject::known).toList();
        }
        if (value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof JsonObject) {
            return value;
        }
        if (value instanceof Instant at) {
            return at.toString();
        }
        throw new IllegalArgumentException(
                "JSON objects here hold no " + value.getClass().getName());
    }

    /** Returns the names, in order. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Tells whether there is a value of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns a text; an {@link IllegalArgumentException} says that there is none. */
    public String text(String name) {
        return value(name, String.class, "a text");
    }

    /** Returns a whole number; an {@link IllegalArgumentException} says that there is none. */
    public long number(String name) {
        return value(name, Long.class, "a whole number");
    }

    /** Returns a number with a fraction; an {@link IllegalArgumentException} says that there is none. */
    public double fraction(String name) {
        return value(name, Double.class, "a number with a fraction");
    }

    /** Returns an object; an {@link IllegalArgumentException} says that there is none. */
    public JsonObject object(String name) {
        return value(name, JsonObject.class, "an object");
    }

    /** Returns an instant, which stands there as a text; an {@link IllegalArgumentException} says that there is none. */
    public Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no instant: " + e.getMessage(), e);
        }
    }

    /** Returns a list of objects; an {@link IllegalArgumentException} says that there is none. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object one : value(name, List.class, "a list")) {
            if (!(one instanceof JsonObject object)) {
                throw new IllegalArgumentException("\"" + name + "\" must hold objects only, found " + one);
            }
            objects.add(object);
        }
        return objects;
    }

    private <T> T value(String name, Class<T> type, String expected) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("\"" + name + "\" must be " + expected + ", found " + value);
        }
        return type.cast(value);
    }

    /** Returns the one text of this object, without line ends and without needless blanks. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, this);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing here writes to a file", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            json.writeStartObject();
            for (Map.Entry<String, Object> entry : object.values.entrySet()) {
                json.writeFieldName(entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object one : list) {
                write(json, one);
            }
            json.writeEndArray();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString((String) value);
        }
    }
}
