package dev.pointsman.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a sequence of texts and bytes. Each is preceded by its length, so that moving a character from one to
 * the next changes the hash. Confined to one thread.
 */
public final class ContentHash {

    private final MessageDigest digest;

    /** Starts an empty hash. */
    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text. */
    public ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    public ContentHash add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /** Returns the hash as 64 lower-case hexadecimal digits; this object is then empty again. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
