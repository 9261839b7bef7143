package dev.pointsman.verify.text;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets values of tickets by operand. */
public final class Tickets {

    private Tickets() {}

    /**
     * Returns a builder with one more value. The id cannot be set again: then another builder is returned.
     *
     * @param value null for absent; for the tags, all of them
     * @throws IllegalArgumentException if the field cannot have this value
     */
    public static Ticket.Builder with(Ticket.Builder ticket, Operand operand, @Nullable Object value) {
        if (operand instanceof Operand.Attribute attribute) {
            return ticket.attribute(attribute.name(), value);
        }
        TicketField field = ((Operand.Field) operand).field();
        return switch (field) {
            case PRIORITY -> ticket.priority(as(Integer.class, field, value));
            case OPENED_AT -> ticket.openedAt(as(Instant.class, field, value));
            case TAGS -> ticket.tags(tags(field, value));
            default -> withText(ticket, field, as(String.class, field, value));
        };
    }

    private static Ticket.Builder withText(Ticket.Builder ticket, TicketField field, @Nullable String text) {
        return switch (field) {
            case ID -> Ticket.builder(String.valueOf(text));
            case CATEGORY -> ticket.category(text);
            case SUBCATEGORY -> ticket.subcategory(text);
            case PRODUCT -> ticket.product(text);
            case REGION -> ticket.region(text);
            case LANGUAGE -> ticket.language(text);
            case CHANNEL -> ticket.channel(text);
            case TIER -> ticket.tier(text);
            case SUBJECT -> ticket.subject(text);
            case DESCRIPTION -> ticket.description(text);
            case TAGS, PRIORITY, OPENED_AT -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private static List<String> tags(TicketField field, @Nullable Object value) {
        Collection<?> tags = as(Collection.class, field, value);
        return tags == null ? List.of() : tags.stream().map(String::valueOf).toList();
    }

    private static <T> @Nullable T as(Class<T> type, TicketField field, @Nullable Object value) {
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException(field.fieldName() + " cannot be \"" + value + "\", expected a "
                    + type.getSimpleName() + "\nGive the field a value of its own kind.");
        }
        return type.cast(value);
    }
}
