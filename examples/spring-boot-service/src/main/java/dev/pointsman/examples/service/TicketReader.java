package dev.pointsman.examples.service;

import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.TicketDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads tickets that come as JSON or from the form of the page, as the command line reads its files. Stateless. */
final class TicketReader {

    private static final String ATTRIBUTES = "attributes";

    private TicketReader() {}

    /**
     * Reads a JSON object: ticket fields under their names, and attributes, either beside them or in an object {@code
     * attributes}.
     *
     * @param schema gives the types of attributes
     */
    static Ticket ofJson(JsonNode body, TicketSchema schema) {
        if (!body.isObject()) {
            throw new BadTicketException(
                    "", "a ticket must be a JSON object, found " + kind(body), "Send {\"id\": \"T-1\", ...}.");
        }
        if (body.path("id").isMissingNode() || body.path("id").isNull()) {
            throw new BadTicketException(
                    "id", "the ticket has no id", "Add the id it has for life, such as \"id\": \"T-1\".");
        }
        TicketDraft draft = new TicketDraft(schema);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            Optional<TicketField> field = TicketField.find(name);
            if (field.isPresent()) {
                field(field.get(), value, draft);
            } else if (name.equals(ATTRIBUTES)) {
                attributes(value, draft);
            } else {
                refuseSlip(name, schema);
                attribute(name, value, draft);
            }
        }
        return build(draft);
    }

    /**
     * Reads what a person filled in: a text for each field, and attributes as lines of {@code name=value}.
     *
     * @param schema gives the types of attributes
     */
    static Ticket ofForm(Map<String, String> form, TicketSchema schema) {
        TicketDraft draft = new TicketDraft(schema);
        for (TicketField field : TicketField.values()) {
            String text = form.getOrDefault(field.fieldName(), "");
            if (!text.isBlank()) {
                set(field, () -> draft.field(field, text.strip()));
            }
        }
        for (String line : form.getOrDefault(ATTRIBUTES, "").lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String name = line.substring(0, equals).strip();
                String value = line.substring(equals + 1).strip();
                set(ATTRIBUTES, "Look up the type in schema.yaml.", () -> draft.attribute(name, value));
            } else if (!line.isBlank()) {
                throw new BadTicketException(
                        ATTRIBUTES,
                        "the line \"" + line.strip() + "\" of the attributes names no value",
                        "Write one attribute a line, such as amount=3000.");
            }
        }
        return build(draft);
    }

    private static void field(TicketField field, JsonNode value, TicketDraft draft) {
        if (value.isNull()) {
            return;
        }
        if (field == TicketField.TAGS && value.isArray()) {
            List<String> tags = new ArrayList<>();
            value.forEach(tag -> tags.add(text(field, tag)));
            draft.tags(tags);
        } else {
            set(field, () -> draft.field(field, text(field, value)));
        }
    }

    private static String text(TicketField field, JsonNode value) {
        if (!value.isString() && !value.isNumber()) {
            throw new BadTicketException(
                    field.fieldName(), "\"" + field.fieldName() + "\" cannot be " + kind(value), fix(field));
        }
        return value.asString();
    }

    private static void attributes(JsonNode value, TicketDraft draft) {
        if (!value.isObject() && !value.isNull()) {
            throw new BadTicketException(
                    ATTRIBUTES, "\"attributes\" cannot be " + kind(value), "Send an object of names and values.");
        }
        value.properties().forEach(entry -> attribute(entry.getKey(), entry.getValue(), draft));
    }

    private static void attribute(String name, JsonNode value, TicketDraft draft) {
        set(name, "Send it in the type that schema.yaml gives it.", () -> draft.attribute(name, value(name, value)));
    }

    private static @Nullable Object value(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case NUMBER -> value.numberValue();
            case BOOLEAN -> value.booleanValue();
            case NULL -> null;
            default ->
                throw new BadTicketException(
                        name,
                        "the attribute \"" + name + "\" cannot be " + kind(value),
                        "Send a text, a number, true or false.");
        };
    }

    /** An attribute named nearly like a field is most likely meant as the field, and no rule would see it. */
    private static void refuseSlip(String name, TicketSchema schema) {
        List<String> known = new ArrayList<>(TicketField.names());
        known.add(ATTRIBUTES);
        Optional<String> meant = Suggestion.nearest(name, known);
        if (meant.isPresent() && schema.attributeType(name).isEmpty()) {
            throw new BadTicketException(
                    name,
                    "a ticket has no field \"" + name + "\"",
                    "Maybe you meant \"" + meant.get() + "\". If it is an attribute, send it in \"attributes\".");
        }
    }

    private static Ticket build(TicketDraft draft) {
        Ticket[] ticket = new Ticket[1];
        set(ATTRIBUTES, "Send a smaller number, or a text.", () -> ticket[0] = draft.build("new-ticket"));
        return ticket[0];
    }

    private static void set(TicketField field, Runnable setting) {
        set(field.fieldName(), fix(field), setting);
    }

    /** Gives what a setter complains of the name of the field. */
    private static void set(String field, String fix, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw new BadTicketException(field, String.valueOf(e.getMessage()), fix);
        }
    }

    private static String fix(TicketField field) {
        return switch (field.kind()) {
            case TEXT -> "Send a text.";
            case NUMBER -> "Send " + Ticket.MOST_URGENT + " (most urgent) to " + Ticket.LEAST_URGENT + ".";
            case TAGS -> "Send an array of texts, such as [\"vip\"].";
            case INSTANT -> "Send a point in time with its zone, such as 2026-11-22T03:00:00Z.";
        };
    }

    private static String kind(JsonNode value) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "array", "object" -> "an " + type;
            case "string" -> "a text";
            default -> type.equals("null") ? "null" : "a " + type;
        };
    }
}
