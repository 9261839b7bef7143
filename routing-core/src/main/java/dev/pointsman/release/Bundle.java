package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.signing.Signature;
import dev.pointsman.source.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A version as a jar that a host pins like any dependency. Pointsman reads the version and its signatures from it; plain Drools
 * reads its rules from it as DRL. The same version always gives the same bytes.
 */
public final class Bundle {

    /** Lists the rule sets of a bundle, a line each; jars that are merged into one must merge these files. */
    static final String INDEX = "META-INF/pointsman/bundles";

    private static final String FOLDER = "META-INF/pointsman/";

    private Bundle() {}

    /** Returns where in a bundle the version of a rule set is. */
    static String releaseEntry(String name) {
        return FOLDER + name + "/release.jar";
    }

    /** Returns where in a bundle the signatures of the version of a rule set are. */
    static String signaturesEntry(String name) {
        return FOLDER + name + "/signatures.jsonl";
    }

    /**
     * Writes a bundle.
     *
     * @param release the version; the signatures that it has are in the bundle too
     * @param drl all its rules as DRL, for plain Drools, which does not know the other languages
     * @param level the level of that DRL
     * @param coordinates under which a Maven repository keeps it
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if a file is no DRL with a package
     */
    public static void write(
            Release release, FileTree drl, LanguageLevel level, MavenCoordinates coordinates, OutputStream out)
            throws IOException {
        String name = release.version().name();
        StringBuilder signatures = new StringBuilder();
        for (Signature signature : release.signatures()) {
            byte[] line = SignatureFile.write(signature, release.digest());
            signatures.append(new String(line, StandardCharsets.UTF_8));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nCreated-By: Pointsman\r\n\r\n");
        put(entries, "META-INF/kmodule.xml", KieModuleFiles.kmodule(name, level));
        put(entries, coordinates.folder() + "pom.properties", coordinates.properties());
        put(entries, coordinates.folder() + "pom.xml", coordinates.pom(release));
        put(entries, INDEX, name + "\n");
        entries.put(releaseEntry(name), release.bytes());
        put(entries, signaturesEntry(name), signatures.toString());
        KieModuleFiles.rules(drl).forEach((file, text) -> put(entries, file, text));
        out.write(StoredZip.write(entries));
    }

    private static void put(Map<String, byte[]> entries, String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the version in a bundle, after checking the whole file.
     *
     * @param jar a file as {@link #write} made it; a jar that was packed anew is none
     * @throws ReleaseException if the file is absent, or not byte for byte as it was written
     */
    public static Release read(Path jar) {
        Map<String, byte[]> entries;
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(jar, "jar"))) {
            entries = StoredZip.read(in.readNBytes((int) (2 * ReleaseFile.MOST_BYTES)));
        } catch (IOException e) {
            throw new ReleaseException(
                    Problem.UNREACHABLE, jar + " cannot be read: " + Faults.text(e) + "\n  Correct the path.", e);
        } catch (IllegalArgumentException e) {
            throw damaged(jar.toString(), e);
        }
        List<String> names = List.of(text(entries, INDEX, jar).split("\n"));
        if (names.size() != 1) {
            throw damaged(jar.toString(), new IllegalArgumentException("it lists " + names.size() + " rule sets"));
        }
        String name = names.get(0);
        return read(
                name,
                text(entries, releaseEntry(name), jar).getBytes(StandardCharsets.ISO_8859_1),
                text(entries, signaturesEntry(name), jar).getBytes(StandardCharsets.ISO_8859_1),
                jar.toString());
    }

    /** Bytes as text, one character each. */
    private static String text(Map<String, byte[]> entries, String name, Path jar) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw damaged(jar.toString(), new IllegalArgumentException("it has no \"" + name + "\""));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads the version of a rule set from what a bundle holds of it.
     *
     * @throws ReleaseException if it is not byte for byte as it was written, or is of another rule set
     */
    static Release read(String name, byte[] release, byte[] signatures, String place) {
        try {
            ReleaseFile file = ReleaseFile.read(release);
            if (!file.label().name().equals(name)) {
                throw new IllegalArgumentException(
                        "its label says " + file.label().version() + ", not " + name);
            }
            List<Signature> read = new String(signatures, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> SignatureFile.read((line + "\n").getBytes(StandardCharsets.UTF_8), file.digest()))
                    .toList();
            return new Release(file, read);
        } catch (IllegalArgumentException e) {
            throw damaged(place, e);
        }
    }

    private static ReleaseException damaged(String place, IllegalArgumentException fault) {
        return new ReleaseException(
                Problem.DAMAGED,
                place + " is no bundle, or a damaged one: " + fault.getMessage()
                        + "\n  Take it from where it was made.",
                fault);
    }
}
