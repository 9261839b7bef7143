package dev.pointsman.signing;

import java.util.regex.Pattern;

/**
 * A signature over a digest. Immutable.
 *
 * @param keyId {@link VerifyingKey#id()} of the key that made it
 * @param hex the 64 bytes of the Ed25519 signature as 128 lower-case hexadecimal digits
 */
public record Signature(String keyId, String hex) {

    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{128}");

    public Signature {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("a key id has 64 hexadecimal digits, found \"" + keyId + "\"");
        }
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a signature has 128 hexadecimal digits, found \"" + hex + "\"");
        }
    }
}
