package dev.pointsman.explain;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.verify.text.Tickets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives one field or attribute of a ticket another value.
 *
 * @param value null for absent
 */
record TicketEdit(Operand operand, @Nullable Object value) {

    /** Returns the changed ticket, or empty if the field cannot have this value. The id stays: it is the host's name for it. */
    Optional<Ticket> apply(Ticket ticket) {
        if (operand.equals(new Operand.Field(TicketField.ID))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Tickets.with(ticket.toBuilder(), operand, value).build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
