package dev.pointsman.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A support ticket as it stands when it is routed. Immutable and thread-safe.
 *
 * <p>Every field but {@link #id()} may be absent. A blank text is absent: a rule cannot tell an empty field from a
 * missing one. Texts are otherwise kept exactly as given, and compared exactly, upper and lower case included.
 *
 * <p>Accessors have no {@code get}: rules read {@code category}, and Drools finds the accessor of that very name.
 */
public final class Ticket {

    /** The most urgent priority. */
    public static final int MOST_URGENT = 1;
    /** The least urgent priority. */
    public static final int LEAST_URGENT = 5;

    private final String id;
    private final @Nullable Instant openedAt;
    private final @Nullable String category;
    private final @Nullable String subcategory;
    private final @Nullable String product;
    private final @Nullable String region;
    private final @Nullable String language;
    private final @Nullable String channel;
    private final @Nullable Integer priority;
    private final @Nullable String tier;
    private final Set<String> tags;
    private final @Nullable String subject;
    private final @Nullable String description;
    private final Map<String, Object> attributes;
    private final long keyBits;

    private Ticket(Builder from) {
        this.id = from.id;
        this.openedAt = from.openedAt;
        this.category = from.category;
        this.subcategory = from.subcategory;
        this.product = from.product;
        this.region = from.region;
        this.language = from.language;
        this.channel = from.channel;
        this.priority = from.priority;
        this.tier = from.tier;
        this.tags = from.tags.isEmpty() ? Tags.NONE : new Tags(from.tags);
        this.subject = from.subject;
        this.description = from.description;
        this.attributes = from.attributes.isEmpty() ? Attributes.NONE : new Attributes(from.attributes);
        this.keyBits = KeyBits.collect(from.tags, from.attributes);
    }

    /**
     * Starts a ticket.
     *
     * @param id the host's own identifier of the ticket; a ticket keeps it for life
     * @throws IllegalArgumentException if {@code id} is blank
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Returns the host's identifier; never blank. */
    public String id() {
        return id;
    }

    /** Returns when the requester opened the ticket. */
    public @Nullable Instant openedAt() {
        return openedAt;
    }

    /** Returns what the question is about, the first and coarsest choice of the requester, for instance {@code refund}. */
    public @Nullable String category() {
        return category;
    }

    /** Returns the choice below {@link #category()}, for instance {@code partial-refund}. */
    public @Nullable String subcategory() {
        return subcategory;
    }

    /** Returns the product or system the question concerns, for instance {@code checkout}. */
    public @Nullable String product() {
        return product;
    }

    /** Returns the business region, for instance {@code EU}. */
    public @Nullable String region() {
        return region;
    }

    /** Returns the language of the requester, by convention a BCP 47 tag such as {@code pt-BR}. */
    public @Nullable String language() {
        return language;
    }

    /** Returns how the ticket came in, for instance {@code chat}. */
    public @Nullable String channel() {
        return channel;
    }

    /** Returns the priority, {@value #MOST_URGENT} (most urgent) to {@value #LEAST_URGENT}. */
    public @Nullable Integer priority() {
        return priority;
    }

    /** Returns the service tier of the customer concerned, for instance {@code gold}. */
    public @Nullable String tier() {
        return tier;
    }

    /** Returns the labels on the ticket, in the order given; empty when there are none. */
    public Set<String> tags() {
        return tags;
    }

    /** Returns the one-line summary. */
    public @Nullable String subject() {
        return subject;
    }

    /** Returns the full question. */
    public @Nullable String description() {
        return description;
    }

    /**
     * Returns the host's own fields, in the order given. A value is a {@link String}, a {@link Boolean}, an
     * {@link Integer} (every whole number that fits one) or a {@link Double} (every other number).
     */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** Package-private, lest Drools takes it for a field. */
    long keyBits() {
        return keyBits;
    }

    /** Returns a builder that holds what this ticket holds. */
    public Builder toBuilder() {
        Builder copy = new Builder(id)
                .openedAt(openedAt)
                .category(category)
                .subcategory(subcategory)
                .product(product)
                .region(region)
                .language(language)
                .channel(channel)
                .priority(priority)
                .tier(tier)
                .tags(tags)
                .subject(subject)
                .description(description);
        copy.attributes.putAll(attributes);
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticket that
                && id.equals(that.id)
                && Objects.equals(openedAt, that.openedAt)
                && Objects.equals(category, that.category)
                && Objects.equals(subcategory, that.subcategory)
                && Objects.equals(product, that.product)
                && Objects.equals(region, that.region)
                && Objects.equals(language, that.language)
                && Objects.equals(channel, that.channel)
                && Objects.equals(priority, that.priority)
                && Objects.equals(tier, that.tier)
                && tags.equals(that.tags)
                && Objects.equals(subject, that.subject)
                && Objects.equals(description, that.description)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns the id and every present short field, for logs; never subject or description. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Ticket[").append(id);
        for (TicketField field : TicketField.values()) {
            Object value = field.valueIn(this);
            boolean skipped = field == TicketField.ID
                    || field == TicketField.SUBJECT
                    || field == TicketField.DESCRIPTION
                    || (field == TicketField.TAGS && tags.isEmpty());
            if (value != null && !skipped) {
                text.append(", ").append(field.fieldName()).append('=').append(value);
            }
        }
        if (!attributes.isEmpty()) {
            text.append(", attributes=").append(attributes);
        }
        return text.append(']').toString();
    }

    /** Collects the fields of a ticket. Confined to one thread. A null or blank text means absent. */
    public static final class Builder {
        private final String id;
        private @Nullable Instant openedAt;
        private @Nullable String category;
        private @Nullable String subcategory;
        private @Nullable String product;
        private @Nullable String region;
        private @Nullable String language;
        private @Nullable String channel;
        private @Nullable Integer priority;
        private @Nullable String tier;
        private final Set<String> tags = new LinkedHashSet<>();
        private @Nullable String subject;
        private @Nullable String description;
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        private Builder(String id) {
            Objects.requireNonNull(id, "id");
            if (id.isBlank()) {
                throw new IllegalArgumentException("id must not be blank");
            }
            this.id = id;
        }

        /** Sets {@link Ticket#openedAt()}. */
        public Builder openedAt(@Nullable Instant value) {
            openedAt = value;
            return this;
        }

        /** Sets {@link Ticket#category()}. */
        public Builder category(@Nullable String value) {
            category = present(value);
            return this;
        }

        /** Sets {@link Ticket#subcategory()}. */
        public Builder subcategory(@Nullable String value) {
            subcategory = present(value);
            return this;
        }

        /** Sets {@link Ticket#product()}. */
        public Builder product(@Nullable String value) {
            product = present(value);
            return this;
        }

        /** Sets {@link Ticket#region()}. */
        public Builder region(@Nullable String value) {
            region = present(value);
            return this;
        }

        /** Sets {@link Ticket#language()}. */
        public Builder language(@Nullable String value) {
            language = present(value);
            return this;
        }

        /** Sets {@link Ticket#channel()}. */
        public Builder channel(@Nullable String value) {
            channel = present(value);
            return this;
        }

        /**
         * Sets {@link Ticket#priority()}.
         *
         * @throws IllegalArgumentException if the value is not between 1 and 5
         */
        public Builder priority(@Nullable Integer value) {
            if (value != null && (value < MOST_URGENT || value > LEAST_URGENT)) {
                throw new IllegalArgumentException(
                        "priority must be " + MOST_URGENT + " to " + LEAST_URGENT + ", found " + value);
            }
            priority = value;
            return this;
        }

        /** Sets {@link Ticket#tier()}. */
        public Builder tier(@Nullable String value) {
            tier = present(value);
            return this;
        }

        /** Replaces {@link Ticket#tags()}; blank tags are left out. */
        public Builder tags(Collection<String> values) {
            tags.clear();
            values.forEach(this::tag);
            return this;
        }

        /** Adds a tag; a null or blank tag changes nothing. */
        public Builder tag(@Nullable String value) {
            if (present(value) != null) {
                tags.add(value);
            }
            return this;
        }

        /** Sets {@link Ticket#subject()}. */
        public Builder subject(@Nullable String value) {
            subject = present(value);
            return this;
        }

        /** Sets {@link Ticket#description()}. */
        public Builder description(@Nullable String value) {
            description = present(value);
            return this;
        }

        /**
         * Sets an attribute: a text, a boolean or a number. A null or blank value removes it. Numbers are kept in
         * double precision.
         *
         * @throws IllegalArgumentException if the name is blank, or the value of another type, not finite, or a whole
         *     number that double precision cannot hold
         */
        public Builder attribute(String name, @Nullable Object value) {
            String key = AttributeValue.checkedName(name);
            Object kept = AttributeValue.of(key, value);
            if (kept == null) {
                attributes.remove(key);
            } else {
                attributes.put(key, kept);
            }
            return this;
        }

        /** Builds the ticket. */
        public Ticket build() {
            return new Ticket(this);
        }

        private static @Nullable String present(@Nullable String value) {
            return value == null || value.isBlank() ? null : value;
        }
    }
}
