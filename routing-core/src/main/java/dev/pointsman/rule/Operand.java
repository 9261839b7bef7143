package dev.pointsman.rule;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a condition looks at: a field or an attribute of the ticket. Immutable. */
public sealed interface Operand {

    /** Returns the value in {@code ticket}, or null when it is absent. */
    @Nullable
    Object valueIn(Ticket ticket);

    /** Returns how DRL writes it, for instance {@code category} or {@code attributes["amount"]}. */
    String text();

    /**
     * A field.
     *
     * @param field the field
     */
    record Field(TicketField field) implements Operand {
        public Field {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public @Nullable Object valueIn(Ticket ticket) {
            return field.valueIn(ticket);
        }

        @Override
        public String text() {
            return field.fieldName();
        }
    }

    /**
     * An attribute.
     *
     * @param name the key in {@link Ticket#attributes()}
     */
    record Attribute(String name) implements Operand {
        public Attribute {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public @Nullable Object valueIn(Ticket ticket) {
            return ticket.attributes().get(name);
        }

        @Override
        public String text() {
            return "attributes[" + Literals.text(name) + "]";
        }
    }
}
