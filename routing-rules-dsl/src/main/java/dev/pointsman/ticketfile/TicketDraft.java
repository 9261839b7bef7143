package dev.pointsman.ticketfile;

import dev.pointsman.text.Printable;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is being read, its id still to come. Every method throws {@link IllegalArgumentException} with a
 * sentence for a value that the field or attribute cannot hold. Confined to one thread.
 */
public final class TicketDraft {

    /** Longer numbers are no numbers that a ticket has, and reading their digits would take quadratic time. */
    private static final int LONGEST_NUMBER = 100;

    private final TicketSchema schema;
    private final Map<TicketField, String> texts = new EnumMap<>(TicketField.class);
    private final List<String> tags = new ArrayList<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private @Nullable Instant openedAt;
    private @Nullable Integer priority;

    /**
     * Starts a ticket.
     *
     * @param schema gives the types of attributes
     */
    public TicketDraft(TicketSchema schema) {
        this.schema = schema;
    }

    /** Sets a field to what a text says; tags are separated by {@code ;}. A blank text means absent. */
    public void field(TicketField field, String text) {
        if (text.isBlank()) {
            if (field == TicketField.ID) {
                throw new IllegalArgumentException("the id is empty");
            }
            return;
        }
        switch (field) {
            case PRIORITY -> priority = priority(text);
            case OPENED_AT -> openedAt = openedAt(text);
            case TAGS -> tags(splitTags(text));
            default -> texts.put(field, text);
        }
    }

    /** Adds tags. */
    public void tags(Collection<String> values) {
        values.forEach(tag -> tags.add(tag.strip()));
    }

    /** Sets an attribute to a text, a number, a boolean or null, taken in the type that the schema gives it. */
    public void attribute(String name, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return;
        }
        Object typed =
                schema.attributeType(name).map(type -> typed(name, value, type)).orElse(value);
        attributes.put(name, typed);
    }

    /** Returns the tags that one text lists, separated by {@code ;}. */
    public static List<String> splitTags(String text) {
        return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    }

    /**
     * Builds the ticket.
     *
     * @param otherwise the id, if no field said one
     */
    public Ticket build(String otherwise) {
        Ticket.Builder ticket = Ticket.builder(texts.getOrDefault(TicketField.ID, otherwise))
                .openedAt(openedAt)
                .category(texts.get(TicketField.CATEGORY))
                .subcategory(texts.get(TicketField.SUBCATEGORY))
                .product(texts.get(TicketField.PRODUCT))
                .region(texts.get(TicketField.REGION))
                .language(texts.get(TicketField.LANGUAGE))
                .channel(texts.get(TicketField.CHANNEL))
                .priority(priority)
                .tier(texts.get(TicketField.TIER))
                .tags(tags)
                .subject(texts.get(TicketField.SUBJECT))
                .description(texts.get(TicketField.DESCRIPTION));
        attributes.forEach(ticket::attribute);
        return ticket.build();
    }

    private static int priority(String text) {
        String number = text.strip();
        if (number.length() == 2 && Character.toUpperCase(number.charAt(0)) == 'P') {
            number = number.substring(1);
        }
        char digit = number.charAt(0);
        if (number.length() != 1 || digit < '0' + Ticket.MOST_URGENT || digit > '0' + Ticket.LEAST_URGENT) {
            throw new IllegalArgumentException("priority must be " + Ticket.MOST_URGENT + " to " + Ticket.LEAST_URGENT
                    + ", or P" + Ticket.MOST_URGENT + " to P" + Ticket.LEAST_URGENT + ", found "
                    + Printable.quoted(text));
        }
        return digit - '0';
    }

    private static Instant openedAt(String text) {
        try {
            return IsoInstant.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("openedAt: " + e.getMessage(), e);
        }
    }

    private static Object typed(String name, Object value, AttributeType type) {
        boolean fits = switch (type) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
        };
        if (fits) {
            return value;
        }
        if (type == AttributeType.TEXT) {
            return value.toString();
        }
        @Nullable Object parsed = value instanceof String text ? parsed(text.strip(), type) : null;
        if (parsed == null) {
            throw new IllegalArgumentException("attribute " + Printable.quoted(name) + " must be "
                    + (type == AttributeType.NUMBER ? "a number" : "true or false") + ", found "
                    + Printable.quoted(value.toString()));
        }
        return parsed;
    }

    private static @Nullable Object parsed(String text, AttributeType type) {
        return type == AttributeType.NUMBER ? number(text) : bool(text);
    }

    private static @Nullable Boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        return text.equalsIgnoreCase("false") ? false : null;
    }

    private static @Nullable Number number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() == 0 && number.precision() <= 18 ? number.longValueExact() : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
