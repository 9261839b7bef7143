package dev.pointsman.release;

import dev.pointsman.signing.Signature;
import dev.pointsman.source.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A signature beside a version, as one line of JSON. */
final class SignatureFile {

    static final int MOST_BYTES = 1_000;

    private SignatureFile() {}

    static byte[] write(Signature signature, String digest) {
        String line = JsonObject.of()
                .with("key", signature.keyId())
                .with("digest", digest)
                .with("signature", signature.hex())
                .toString();
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a signature.
     *
     * @throws IllegalArgumentException if it is not byte for byte as {@link #write} makes it, or is for another digest
     */
    static Signature read(byte[] file, String digest) {
        JsonObject line = JsonObject.parse(new String(file, StandardCharsets.UTF_8));
        Signature signature = new Signature(line.text("key"), line.text("signature"));
        if (!line.text("digest").equals(digest)) {
            throw new IllegalArgumentException("it is for the digest " + line.text("digest") + ", not for " + digest);
        }
        if (!Arrays.equals(file, write(signature, digest))) {
            throw new IllegalArgumentException("it is not as it was written");
        }
        return signature;
    }
}
