package dev.pointsman.ticketfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a line that holds one JSON object. Every method throws {@link IllegalArgumentException} for bad text. */
final class JsonLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;

    private JsonLine(JsonParser parser) {
        this.parser = parser;
    }

    /** Takes a member of the object. */
    interface Member {

        /**
         * Reads the value with exactly one of the methods of {@code value}.
         *
         * @param key the name of the member
         */
        void read(String key, JsonLine value) throws IOException;
    }

    /** Reads the object, member by member. */
    static void read(String text, Member member) {
        try (JsonParser parser = JSON.createParser(text.stripTrailing())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected a JSON object, such as {\"id\": \"T-1\"}");
            }
            JsonLine line = new JsonLine(parser);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                member.read(key, line);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("text follows the object, in column "
                        + parser.currentTokenLocation().getColumnNr());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(sentence(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Returns a text, or a number as it is written; null for null. */
    @Nullable
    String text(String key) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw unexpected(key, "a text");
        }
        return parser.getText();
    }

    /** Returns the texts of an array. */
    List<String> texts(String key) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String text = text(key);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Hands over the members of an object: texts, numbers, booleans and nulls. */
    void values(String key, BiConsumer<String, @Nullable Object> values) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected(key, "an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            values.accept(name, value(name));
        }
    }

    private @Nullable Object value(String key) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw unexpected(key, "a text, a number, true or false");
        };
    }

    private IllegalArgumentException unexpected(String key, String expected) {
        JsonToken token = parser.currentToken();
        String found = switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_STRING -> "a text";
            default -> "a number";
        };
        return new IllegalArgumentException(Printable.quoted(key) + " must be " + expected + ", found " + found);
    }

    /** Jackson's sentence without its remarks in brackets about where it read. */
    private static String sentence(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int remark = message.indexOf(" (start marker at");
        String text = remark < 0 ? message : message.substring(0, remark);
        String place =
                e.getLocation() == null ? "" : " in column " + e.getLocation().getColumnNr();
        return "bad JSON" + place + ": " + Printable.line(text);
    }
}
