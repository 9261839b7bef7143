package dev.pointsman.benchmarks.workload;

import dev.pointsman.ticket.Ticket;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The text fields of a ticket that hold one of a few known values. */
public enum TextField {
    /** 40 values at 10,000 rules. */
    CATEGORY,
    /** 8 values for each category. */
    SUBCATEGORY,
    /** 24 values. */
    REGION,
    /** 120 values. */
    PRODUCT,
    /** 16 values. */
    LANGUAGE,
    /** 7 values. */
    CHANNEL,
    /** 5 values. */
    TIER;

    /** Returns the name in rules. */
    public String fieldName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the value in a ticket. */
    public @Nullable String valueIn(Ticket ticket) {
        return switch (this) {
            case CATEGORY -> ticket.category();
            case SUBCATEGORY -> ticket.subcategory();
            case REGION -> ticket.region();
            case PRODUCT -> ticket.product();
            case LANGUAGE -> ticket.language();
            case CHANNEL -> ticket.channel();
            case TIER -> ticket.tier();
        };
    }

    /** Sets the value of a ticket. */
    void set(Ticket.Builder ticket, String value) {
        switch (this) {
            case CATEGORY -> ticket.category(value);
            case SUBCATEGORY -> ticket.subcategory(value);
            case REGION -> ticket.region(value);
            case PRODUCT -> ticket.product(value);
            case LANGUAGE -> ticket.language(value);
            case CHANNEL -> ticket.channel(value);
            case TIER -> ticket.tier(value);
        }
    }

    /** Returns the test for one value, one lambda per field: no look-up of the field is left for the timed part. */
    Predicate<Ticket> equalTo(String value) {
        return switch (this) {
            case CATEGORY -> ticket -> value.equals(ticket.category());
            case SUBCATEGORY -> ticket -> value.equals(ticket.subcategory());
            case REGION -> ticket -> value.equals(ticket.region());
            case PRODUCT -> ticket -> value.equals(ticket.product());
            case LANGUAGE -> ticket -> value.equals(ticket.language());
            case CHANNEL -> ticket -> value.equals(ticket.channel());
            case TIER -> ticket -> value.equals(ticket.tier());
        };
    }
}
