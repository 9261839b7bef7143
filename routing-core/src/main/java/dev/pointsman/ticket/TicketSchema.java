package dev.pointsman.ticket;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which values exist: the allowed values of fields, tags and attributes, and the types of attributes. What a schema
 * does not mention is open. A schema binds rules (a rule that tests for a value outside it can never match), never
 * tickets: a ticket with a value nobody foresaw is still routed. Immutable.
 */
public final class TicketSchema {

    /** The schema that allows everything. */
    public static final TicketSchema OPEN = builder().build();

    private final Map<TicketField, Set<String>> values;
    private final Map<String, AttributeType> attributes;
    private final Map<String, Set<String>> attributeValues;

    private TicketSchema(Builder from) {
        EnumMap<TicketField, Set<String>> copy = new EnumMap<>(TicketField.class);
        copy.putAll(from.values);
        this.values = Collections.unmodifiableMap(copy);
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(from.attributes));
        this.attributeValues = Collections.unmodifiableMap(new LinkedHashMap<>(from.attributeValues));
    }

    /** Starts a schema. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the allowed values of a field (for tags: the allowed tags), or empty when the field is open. */
    public Optional<Set<String>> values(TicketField field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Returns the allowed texts of an attribute, or empty when it is open. */
    public Optional<Set<String>> attributeValues(String attribute) {
        return Optional.ofNullable(attributeValues.get(attribute));
    }

    /** Returns the type of an attribute, or empty when the schema does not mention it. */
    public Optional<AttributeType> attributeType(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Returns every attribute the schema mentions with its type; when empty, any attribute may be used. */
    public Map<String, AttributeType> attributes() {
        return attributes;
    }

    /** Collects a schema. Confined to one thread. */
    public static final class Builder {
        private final Map<TicketField, Set<String>> values = new EnumMap<>(TicketField.class);
        private final Map<String, AttributeType> attributes = new LinkedHashMap<>();
        private final Map<String, Set<String>> attributeValues = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Closes a text field, or the tags, to these values.
         *
         * @throws IllegalArgumentException if the field holds neither text nor tags
         */
        public Builder values(TicketField field, Collection<String> allowed) {
            if (field.kind() != TicketField.Kind.TEXT && field.kind() != TicketField.Kind.TAGS) {
                throw new IllegalArgumentException(field.fieldName() + " holds no text, its values cannot be listed");
            }
            values.put(field, Collections.unmodifiableSet(new LinkedHashSet<>(allowed)));
            return this;
        }

        /** Declares an attribute of a type. */
        public Builder attribute(String name, AttributeType type) {
            attributes.put(AttributeValue.checkedName(name), Objects.requireNonNull(type, "type"));
            attributeValues.remove(name);
            return this;
        }

        /** Declares a text attribute that has only these values. */
        public Builder attribute(String name, Collection<String> allowed) {
            attribute(name, AttributeType.TEXT);
            attributeValues.put(name, Collections.unmodifiableSet(new LinkedHashSet<>(allowed)));
            return this;
        }

        /** Builds the schema. */
        public TicketSchema build() {
            return new TicketSchema(this);
        }
    }
}
