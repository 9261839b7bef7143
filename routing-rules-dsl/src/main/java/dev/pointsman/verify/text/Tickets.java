package dev.pointsman.verify.text;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets values of tickets by operand. */
public final class Tickets {

    private Tickets() {}

    /** Returns a builder with one more value. The id cannot be set again: then another builder is returned. */
    public static Ticket.Builder with(Ticket.Builder ticket, Operand operand, @Nullable Object value) {
        if (operand instanceof Operand.Attribute attribute) {
            return ticket.attribute(attribute.name(), value);
        }
        TicketField field = ((Operand.Field) operand).field();
        if (field == TicketField.PRIORITY) {
            return ticket.priority((Integer) value);
        }
        if (field == TicketField.OPENED_AT) {
            return ticket.openedAt((Instant) value);
        }
        String text = (String) value;
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
            case TAGS, PRIORITY, OPENED_AT -> throw new IllegalArgumentException(field + " is set by itself");
        };
    }
}
