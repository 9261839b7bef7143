package dev.pointsman.log;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What of a ticket a log must not show: fields and attributes that are masked (the value is left out, and only that there
 * was one is said) or hashed (equal values can be counted, not read). Immutable.
 *
 * <p>Hashes are HMAC-SHA-256 (RFC 2104) with a secret, shortened to 128 bits: without the secret a value cannot be found
 * by trying. A decision whose rule tests a hidden value cannot be decided again from the log.
 */
public final class Hiding {

    /** Hides nothing. */
    public static final Hiding NOTHING = new Hiding(Set.of(), Set.of(), "");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_KEPT = 16;

    private final Set<String> masked;
    private final Set<String> hashed;
    private final String secret;

    private Hiding(Collection<String> masked, Collection<String> hashed, String secret) {
        this.masked = Set.copyOf(new TreeSet<>(masked));
        this.hashed = Set.copyOf(new TreeSet<>(hashed));
        this.secret = secret;
    }

    /**
     * Masks fields as well.
     *
     * @param names of fields, such as {@code subject}, and of attributes
     */
    public Hiding masking(Collection<String> names) {
        return new Hiding(names, hashed, secret);
    }

    /**
     * Hashes fields as well.
     *
     * @param names of fields, such as {@code id}, and of attributes
     * @param withSecret keep it if hashes of several logs are to be compared
     * @throws IllegalArgumentException if the secret is empty
     */
    public Hiding hashing(Collection<String> names, String withSecret) {
        if (Objects.requireNonNull(withSecret, "withSecret").isEmpty()) {
            throw new IllegalArgumentException("the secret must not be empty: hashes could be undone by trying");
        }
        return new Hiding(masked, names, withSecret);
    }

    boolean hides(String name) {
        return masked.contains(name) || hashed.contains(name);
    }

    /** Returns what is shown in the place of a hidden value. */
    String shown(String name, Object value) {
        return masked.contains(name) ? "masked" : "hmac-sha256:" + hash(value);
    }

    private String hash(Object value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] hash = mac.doFinal(value.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES_KEPT);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
