package dev.pointsman.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The public half of a key, which tells whether a signature is by its owner. Immutable and thread-safe. */
public final class VerifyingKey {

    static final String ALGORITHM = "Ed25519";

    private static final int SHORT = 16;

    private final PublicKey key;
    private final String id;

    VerifyingKey(PublicKey key) {
        this.key = key;
        this.id = fingerprint(key.getEncoded());
    }

    /**
     * Reads a PEM file with a block {@code PUBLIC KEY} (X.509), as {@link SigningKey} and {@code openssl pkey -pubout} write
     * it.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no such key
     */
    public static VerifyingKey read(Path file) throws IOException {
        Pem pem = Pem.read(file);
        return new VerifyingKey(publicKey(pem, file));
    }

    static PublicKey publicKey(Pem pem, Path file) {
        byte[] encoded = pem.block("PUBLIC KEY")
                .orElseThrow(() -> new IllegalArgumentException(file + " holds no public key"
                        + "\n  Expected is a block -----BEGIN PUBLIC KEY-----. Of a private key, get it with:"
                        + " openssl pkey -in PRIVATE -pubout"));
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " holds no public key of Ed25519: " + e.getMessage()
                            + "\n  Make a pair with: pointsman keygen, or openssl genpkey -algorithm ed25519",
                    e);
        }
    }

    /** Returns the fingerprint: SHA-256 of the encoded key as 64 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** Returns the first 16 digits of the fingerprint, for people. */
    public String shortId() {
        return id.substring(0, SHORT);
    }

    /**
     * Tells whether a signature is by this key and over this digest.
     *
     * @param subject what the digest is of, such as {@code release}; a signature for one subject is none for another
     * @param digest any text that stands for the content, such as a SHA-256
     */
    public boolean verifies(String subject, String digest, Signature signature) {
        if (!signature.keyId().equals(id)) {
            return false;
        }
        try {
            java.security.Signature check = java.security.Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message(subject, digest));
            return check.verify(HexFormat.of().parseHex(signature.hex()));
        } catch (SignatureException e) {
            return false; // bytes that cannot be a signature at all
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + ALGORITHM, e);
        }
    }

    /**
     * Writes the key as PEM (X.509).
     *
     * @throws IOException if that fails, or the file is there already
     */
    public void write(Path file) throws IOException {
        Pem.write(file, false, Pem.text("PUBLIC KEY", key.getEncoded()));
    }

    byte[] encoded() {
        return key.getEncoded();
    }

    static byte[] message(String subject, String digest) {
        return ("Pointsman " + Objects.requireNonNull(subject, "subject") + " signature, version 1\n" + digest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String fingerprint(byte[] encoded) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifyingKey that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return shortId();
    }
}
