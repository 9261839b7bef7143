package dev.pointsman.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** A pair of keys that makes signatures. Immutable and thread-safe. */
public final class SigningKey {

    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    /** Makes a new pair. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + VerifyingKey.ALGORITHM, e);
        }
    }

    /**
     * Reads a PEM file with the blocks {@code PRIVATE KEY} (PKCS#8, without a password) and {@code PUBLIC KEY} (X.509).
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it does not hold both, or they are no pair
     */
    public static SigningKey read(Path file) throws IOException {
        Pem pem = Pem.read(file);
        byte[] encoded = pem.block("PRIVATE KEY")
                .orElseThrow(() -> new IllegalArgumentException(file + " holds no private key"
                        + "\n  Expected is a block -----BEGIN PRIVATE KEY-----. Make one with: pointsman keygen"));
        if (pem.block("PUBLIC KEY").isEmpty()) {
            throw new IllegalArgumentException(file + " holds a private key without its public half"
                    + "\n  Add it: openssl pkey -in " + file + " -pubout > public.pem && cat public.pem >> " + file);
        }
        try {
            PrivateKey privateKey =
                    KeyFactory.getInstance(VerifyingKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey read = new SigningKey(privateKey, new VerifyingKey(VerifyingKey.publicKey(pem, file)));
            if (!read.verifying.verifies("pair", "", read.sign("pair", ""))) {
                throw new IllegalArgumentException("the private and the public key in " + file + " are no pair"
                        + "\n  Write the public key anew: openssl pkey -in PRIVATE -pubout");
            }
            return read;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " holds no private key of Ed25519: " + e.getMessage()
                            + "\n  Make a pair with: pointsman keygen, or openssl genpkey -algorithm ed25519",
                    e);
        }
    }

    /**
     * Writes both halves as PEM into a new file, which its owner alone can read where the file system knows owners.
     *
     * @throws IOException if that fails, or the file is there already
     */
    public void write(Path file) throws IOException {
        Pem.write(file, true, Pem.text("PRIVATE KEY", key.getEncoded()) + Pem.text("PUBLIC KEY", verifying.encoded()));
    }

    /** Returns the public half. */
    public VerifyingKey verifyingKey() {
        return verifying;
    }

    /**
     * Signs a digest; the same digest always gives the same signature.
     *
     * @param subject what the digest is of, such as {@code release}
     * @param digest any text that stands for the content, such as a SHA-256
     */
    public Signature sign(String subject, String digest) {
        try {
            java.security.Signature maker = java.security.Signature.getInstance(VerifyingKey.ALGORITHM);
            maker.initSign(key);
            maker.update(VerifyingKey.message(subject, digest));
            return new Signature(verifying.id(), HexFormat.of().formatHex(maker.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + VerifyingKey.ALGORITHM, e);
        }
    }

    /** Returns the short id; never the key. */
    @Override
    public String toString() {
        return verifying.shortId();
    }
}
