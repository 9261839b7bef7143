package dev.pointsman.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    /** The pair of RFC 8032, section 7.1, test 1, as openssl genpkey and openssl pkey -pubout write one. */
    private static final String OPENSSL_PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    private static final String OPENSSL_PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();

    @Test
    void signature_ofTheKey_isValidForItsSubjectAndDigestOnly() {
        Signature signature = key.sign("release", "abc");

        assertThat(key.verifyingKey().verifies("release", "abc", signature)).isTrue();
        assertThat(key.verifyingKey().verifies("release", "abd", signature)).isFalse();
        assertThat(key.verifyingKey().verifies("override", "abc", signature)).isFalse();
        assertThat(SigningKey.generate().verifyingKey().verifies("release", "abc", signature))
                .isFalse();
    }

    @Test
    void signature_withAnyBitFlipped_isNotValid() {
        Signature signature = key.sign("release", "abc");
        byte[] bytes = java.util.HexFormat.of().parseHex(signature.hex());
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Signature flipped =
                    new Signature(signature.keyId(), java.util.HexFormat.of().formatHex(bytes));
            assertThat(key.verifyingKey().verifies("release", "abc", flipped))
                    .as("bit %d", bit)
                    .isFalse();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    @Test
    void keys_writtenAndRead_areTheSame() throws IOException {
        key.write(folder.resolve("k.pem"));
        key.verifyingKey().write(folder.resolve("k.pub"));

        SigningKey read = SigningKey.read(folder.resolve("k.pem"));
        VerifyingKey verifying = VerifyingKey.read(folder.resolve("k.pub"));

        assertThat(verifying).isEqualTo(key.verifyingKey()).isEqualTo(read.verifyingKey());
        assertThat(VerifyingKey.read(folder.resolve("k.pem"))).isEqualTo(verifying);
        assertThat(verifying.verifies("release", "abc", read.sign("release", "abc")))
                .isTrue();
        assertThat(verifying.id()).matches("[0-9a-f]{64}").startsWith(verifying.shortId());
    }

    @Test
    void privateKey_written_isReadByItsOwnerOnly() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve("k.pem");
        key.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> key.write(file));
    }

    @Test
    void keys_ofOpenssl_areRead() throws IOException {
        Path file = Files.writeString(folder.resolve("k.pem"), OPENSSL_PRIVATE + OPENSSL_PUBLIC);

        SigningKey read = SigningKey.read(file);

        assertThat(read.verifyingKey().verifies("release", "abc", read.sign("release", "abc")))
                .isTrue();
    }

    @Test
    void files_thatHoldNoPair_areRefused() throws IOException {
        key.verifyingKey().write(folder.resolve("k.pub"));
        String other = Files.readString(folder.resolve("k.pub"));

        assertRefused("", "holds no private key");
        assertRefused(OPENSSL_PUBLIC, "holds no private key");
        assertRefused(OPENSSL_PRIVATE, "openssl pkey -in");
        assertRefused(OPENSSL_PRIVATE + other, "are no pair");
        assertRefused(OPENSSL_PRIVATE.replace("MC4C", "MC4D") + OPENSSL_PUBLIC, "no private key of Ed25519");
        assertRefused(OPENSSL_PRIVATE.replace("MC4C", "M*4C") + OPENSSL_PUBLIC, "is no Base64");
    }

    private void assertRefused(String text, String because) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.pem"), text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read(file))
                .withMessageContaining(because);
    }
}
