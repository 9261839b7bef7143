package dev.pointsman.release;

import dev.pointsman.rule.RuleSetVersion;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What stands on the label of a version. Immutable.
 *
 * @param name name of the rule set
 * @param sequence number of the version, from 1
 * @param hash SHA-256 of the rule set, as in {@link RuleSetVersion}; versions that differ in tests or teams alone share it
 * @param content SHA-256 of all files of the author's folder; no two versions of a repository share it
 * @param author who published it
 * @param note what is new, or empty
 * @param createdAt when it was published
 * @param parent number of the version that it was made from, or 0
 */
public record ReleaseSummary(
        String name,
        long sequence,
        String hash,
        String content,
        String author,
        String note,
        Instant createdAt,
        long parent) {

    public ReleaseSummary {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(createdAt, "createdAt");
        if (sequence < 1 || parent < 0 || parent >= sequence) {
            throw new IllegalArgumentException("expected a sequence from 1 and a parent below it, found sequence "
                    + sequence + " and parent " + parent);
        }
    }

    /** Returns name, number and hash, as they stand in decisions. */
    public RuleSetVersion version() {
        return new RuleSetVersion(name, sequence, hash);
    }

    /** Returns the number of the version that it was made from. */
    public OptionalLong madeFrom() {
        return parent == 0 ? OptionalLong.empty() : OptionalLong.of(parent);
    }
}
