package dev.pointsman.timeline;

import dev.pointsman.signing.Signature;
import dev.pointsman.signing.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What the parts of a change must be. */
final class Checks {

    /** What signatures of overrides and of their renewals are for. */
    static final String OVERRIDE = "override";

    static final String RENEWAL = "override renewal";

    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Checks() {}

    static void sequence(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("versions are numbered from 1, found " + sequence);
        }
    }

    static void interval(Instant from, Instant until) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "the end must be after the beginning, found from " + from + " until " + until);
        }
    }

    static void word(String what, String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    what + " has letters, digits, \".\", \"_\" and \"-\", at most 100, and begins"
                            + " with a letter or a digit; found \"" + word + "\"");
        }
    }

    static void text(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    what + " has at most " + LONGEST_TEXT + " characters, found " + text.length());
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + " holds half a character that no file can hold");
        }
    }

    static List<Signature> with(List<Signature> signatures, Signature another) {
        List<Signature> more = new ArrayList<>(signatures);
        more.removeIf(old -> old.keyId().equals(another.keyId()));
        more.add(another);
        return more;
    }

    static boolean signed(String subject, String digest, List<Signature> signatures, Collection<VerifyingKey> keys) {
        return keys.stream().anyMatch(key -> signatures.stream().anyMatch(one -> key.verifies(subject, digest, one)));
    }
}
