package dev.pointsman.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link Ticket} that rules can read, under the names they have in rules and files. Attributes are not
 * fields: they are named by the host and typed by the {@link TicketSchema}. Immutable.
 */
public enum TicketField {
    /** {@link Ticket#id()}. */
    ID("id", Kind.TEXT),
    /** {@link Ticket#openedAt()}. */
    OPENED_AT("openedAt", Kind.INSTANT),
    /** {@link Ticket#category()}. */
    CATEGORY("category", Kind.TEXT),
    /** {@link Ticket#subcategory()}. */
    SUBCATEGORY("subcategory", Kind.TEXT),
    /** {@link Ticket#product()}. */
    PRODUCT("product", Kind.TEXT),
    /** {@link Ticket#region()}. */
    REGION("region", Kind.TEXT),
    /** {@link Ticket#language()}. */
    LANGUAGE("language", Kind.TEXT),
    /** {@link Ticket#channel()}. */
    CHANNEL("channel", Kind.TEXT),
    /** {@link Ticket#priority()}. */
    PRIORITY("priority", Kind.NUMBER),
    /** {@link Ticket#tier()}. */
    TIER("tier", Kind.TEXT),
    /** {@link Ticket#tags()}. */
    TAGS("tags", Kind.TAGS),
    /** {@link Ticket#subject()}. */
    SUBJECT("subject", Kind.TEXT),
    /** {@link Ticket#description()}. */
    DESCRIPTION("description", Kind.TEXT);

    /** What kind of value a field holds. */
    public enum Kind {
        /** Text of any length. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** A set of texts. */
        TAGS,
        /** A point in time. */
        INSTANT
    }

    private static final Map<String, TicketField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TicketField::fieldName, field -> field));

    private final String fieldName;
    private final Kind kind;

    TicketField(String fieldName, Kind kind) {
        this.fieldName = fieldName;
        this.kind = kind;
    }

    /** Returns the name in rules and files, for instance {@code openedAt}. */
    public String fieldName() {
        return fieldName;
    }

    /** Returns what kind of value the field holds. */
    public Kind kind() {
        return kind;
    }

    /** Returns the value of this field in {@code ticket}, or null when it is absent. Tags are never absent. */
    public @Nullable Object valueIn(Ticket ticket) {
        return switch (this) {
            case ID -> ticket.id();
            case OPENED_AT -> ticket.openedAt();
            case CATEGORY -> ticket.category();
            case SUBCATEGORY -> ticket.subcategory();
            case PRODUCT -> ticket.product();
            case REGION -> ticket.region();
            case LANGUAGE -> ticket.language();
            case CHANNEL -> ticket.channel();
            case PRIORITY -> ticket.priority();
            case TIER -> ticket.tier();
            case TAGS -> ticket.tags();
            case SUBJECT -> ticket.subject();
            case DESCRIPTION -> ticket.description();
        };
    }

    /** Looks a field up by its exact name. */
    public static Optional<TicketField> find(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    /** Returns the names of all fields, in declaration order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(TicketField::fieldName).toList();
    }
}
