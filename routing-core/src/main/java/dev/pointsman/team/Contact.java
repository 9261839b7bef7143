package dev.pointsman.team;

import java.util.Objects;

/**
 * A way to reach a team. Immutable.
 *
 * @param channel the means, for instance {@code slack}, {@code pager}, {@code email}
 * @param address where on that channel, for instance {@code #payments-emea}
 */
public record Contact(String channel, String address) {

    public Contact {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(address, "address");
        if (channel.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException(
                    "a contact needs a channel and an address, found \"" + channel + ":" + address + "\"");
        }
    }

    /**
     * Reads {@code channel:address}.
     *
     * @throws IllegalArgumentException if there is no colon, or nothing before or after it
     */
    public static Contact parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException("a contact is written channel:address, found \"" + text + "\"");
        }
        return new Contact(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    /** Returns {@code channel:address}. */
    @Override
    public String toString() {
        return channel + ":" + address;
    }
}
