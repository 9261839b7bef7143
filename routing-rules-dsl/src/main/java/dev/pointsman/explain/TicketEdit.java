package dev.pointsman.explain;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives one field or attribute of a ticket another value.
 *
 * @param value null for absent
 */
record TicketEdit(Operand operand, @Nullable Object value) {

    /** Returns the changed ticket, or empty if the field cannot have this value. */
    Optional<Ticket> apply(Ticket ticket) {
        Ticket.Builder builder = ticket.toBuilder();
        try {
            boolean set = operand instanceof Operand.Attribute attribute
                    ? set(builder, attribute.name())
                    : operand instanceof Operand.Field field && set(builder, field.field());
            return set ? Optional.of(builder.build()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean set(Ticket.Builder ticket, String attribute) {
        ticket.attribute(attribute, value);
        return true;
    }

    private boolean set(Ticket.Builder ticket, TicketField field) {
        if (field.kind() == TicketField.Kind.TEXT) {
            return (value == null || value instanceof String) && text(ticket, field, (String) value);
        }
        if (field == TicketField.PRIORITY && (value == null || value instanceof Integer)) {
            ticket.priority((Integer) value);
            return true;
        }
        if (field == TicketField.TAGS) {
            List<String> tags = value instanceof Collection<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
            ticket.tags(tags);
            return true;
        }
        if (field == TicketField.OPENED_AT && value == null) {
            ticket.openedAt(null);
            return true;
        }
        return false;
    }

    /** The id stays: it is how the host calls the ticket. */
    private static boolean text(Ticket.Builder ticket, TicketField field, @Nullable String text) {
        switch (field) {
            case CATEGORY -> ticket.category(text);
            case SUBCATEGORY -> ticket.subcategory(text);
            case PRODUCT -> ticket.product(text);
            case REGION -> ticket.region(text);
            case LANGUAGE -> ticket.language(text);
            case CHANNEL -> ticket.channel(text);
            case TIER -> ticket.tier(text);
            case SUBJECT -> ticket.subject(text);
            case DESCRIPTION -> ticket.description(text);
            default -> {
                return false;
            }
        }
        return true;
    }
}
