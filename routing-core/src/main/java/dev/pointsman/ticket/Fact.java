package dev.pointsman.ticket;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something the host knows beside the ticket, such as an open outage, for rules that join the two. Hosts may pass facts
 * of their own types as well; this one needs no class of the host's, so it also works from files. Immutable.
 *
 * @param kind what it is, for instance {@code outage}
 * @param attributes its values by name; texts, booleans and numbers in the form of {@link Ticket#attributes()}
 */
public record Fact(String kind, Map<String, Object> attributes) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if {@code kind} is blank, or a value is none that a ticket could hold
     */
    public Fact {
        Objects.requireNonNull(kind, "kind");
        if (kind.isBlank()) {
            throw new IllegalArgumentException("the kind of a fact must not be blank");
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends @Nullable Object> entry : attributes.entrySet()) {
            String name = AttributeValue.checkedName(entry.getKey());
            Object value = AttributeValue.of(name, entry.getValue());
            if (value != null) {
                kept.put(name, value);
            }
        }
        attributes = Collections.unmodifiableMap(kept);
    }
}
