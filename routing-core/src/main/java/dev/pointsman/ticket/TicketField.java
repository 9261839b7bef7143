package dev.pointsman.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link Ticket} that rules can read, under the names they have in rules and files. Attributes are not
 * fields: they are named by the host and typed by the {@link TicketSchema}. Immutable.
 */
public enum TicketField {
    /** {@link Ticket#id()}. */
    ID("id", Kind.TEXT, Ticket::id),
    /** {@link Ticket#openedAt()}. */
    OPENED_AT("openedAt", Kind.INSTANT, Ticket::openedAt),
    /** {@link Ticket#category()}. */
    CATEGORY("category", Kind.TEXT, Ticket::category),
    /** {@link Ticket#subcategory()}. */
    SUBCATEGORY("subcategory", Kind.TEXT, Ticket::subcategory),
    /** {@link Ticket#product()}. */
    PRODUCT("product", Kind.TEXT, Ticket::product),
    /** {@link Ticket#region()}. */
    REGION("region", Kind.TEXT, Ticket::region),
    /** {@link Ticket#language()}. */
    LANGUAGE("language", Kind.TEXT, Ticket::language),
    /** {@link Ticket#channel()}. */
    CHANNEL("channel", Kind.TEXT, Ticket::channel),
    /** {@link Ticket#priority()}. */
    PRIORITY("priority", Kind.NUMBER, Ticket::priority),
    /** {@link Ticket#tier()}. */
    TIER("tier", Kind.TEXT, Ticket::tier),
    /** {@link Ticket#tags()}. */
    TAGS("tags", Kind.TAGS, Ticket::tags),
    /** {@link Ticket#subject()}. */
    SUBJECT("subject", Kind.TEXT, Ticket::subject),
    /** {@link Ticket#description()}. */
    DESCRIPTION("description", Kind.TEXT, Ticket::description);

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

    private final String fieldName;
    private final Kind kind;
    private final Function<Ticket, @Nullable Object> reader;

    TicketField(String fieldName, Kind kind, Function<Ticket, @Nullable Object> reader) {
        this.fieldName = fieldName;
        this.kind = kind;
        this.reader = reader;
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
        return reader.apply(ticket);
    }

    /** Looks a field up by its exact name. */
    public static Optional<TicketField> find(String fieldName) {
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(fieldName))
                .findFirst();
    }

    /** Returns the names of all fields, in declaration order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(TicketField::fieldName).toList();
    }
}
