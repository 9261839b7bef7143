package dev.pointsman.rule;

import java.util.Objects;

/**
 * Names the content that decided. Immutable.
 *
 * @param name name of the rule set
 * @param sequence number of the version in its repository, from 1; 0 for a rule set that was not published
 * @param hash SHA-256 of the content as 64 hexadecimal digits; same content, same hash
 */
public record RuleSetVersion(String name, long sequence, String hash) {

    private static final int SHORT = 12;

    public RuleSetVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hash, "hash");
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative, found " + sequence);
        }
    }

    /** Returns how a version is called in one word: {@code v12} when published, else the first digits of the hash. */
    public String label() {
        return sequence > 0 ? "v" + sequence : hash.substring(0, Math.min(SHORT, hash.length()));
    }

    @Override
    public String toString() {
        return name + " " + label();
    }
}
