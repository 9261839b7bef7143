package dev.pointsman.release;

import dev.pointsman.source.FileTree;
import dev.pointsman.source.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A version as one file: a jar in the form of {@link StoredZip} with the label, the gate's report and the author's files. Its
 * digest is the SHA-256 of these bytes. Immutable.
 *
 * @param label what stands on it
 * @param report the gate's report
 * @param files the author's files
 * @param digest SHA-256 of the whole file as 64 hexadecimal digits
 */
record ReleaseFile(ReleaseSummary label, String report, FileTree files, String digest) {

    /** Folder in the file that is not the author's. */
    static final String OURS = "META-INF/";

    /** More than the largest author's folder with its names twice. */
    static final long MOST_BYTES = FileTree.MOST_BYTES + 32L * 1024 * 1024;

    /** The label stands within the first bytes. */
    static final int LABEL_WITHIN = 64 * 1024;

    private static final String LABEL = OURS + "pointsman/release.json";
    private static final String REPORT = OURS + "pointsman/report.json";
    private static final long FORMAT = 1;

    static byte[] write(ReleaseSummary label, String report, FileTree files) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(LABEL, text(label).getBytes(StandardCharsets.UTF_8));
        entries.put(REPORT, report.getBytes(StandardCharsets.UTF_8));
        for (String name : files.names()) {
            if (name.startsWith(OURS)) {
                throw new IllegalArgumentException("\"" + name + "\" cannot be part of a version: " + OURS
                        + " is kept for its own files\n  Take the folder META-INF out of the rule set's.");
            }
            entries.put(name, files.bytes(name));
        }
        return StoredZip.write(entries);
    }

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException if it is not byte for byte as {@link #write} makes it
     */
    static ReleaseFile read(byte[] file) {
        Map<String, byte[]> entries = StoredZip.read(file);
        ReleaseSummary label = label(entries);
        byte[] report = entries.remove(REPORT);
        entries.remove(LABEL);
        if (report == null) {
            throw new IllegalArgumentException("the gate's report is missing");
        }
        FileTree files = FileTree.of(entries);
        String reportText = new String(report, StandardCharsets.UTF_8);
        if (!Arrays.equals(file, write(label, reportText, files))) {
            throw new IllegalArgumentException("it is not as it was written");
        }
        if (!label.content().equals(files.hash())) {
            throw new IllegalArgumentException("its label is for other files");
        }
        return new ReleaseFile(label, reportText, files, digest(file));
    }

    /**
     * Reads the label from the beginning of a file; that it is that of the file is not checked.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ReleaseSummary label(byte[] beginning) {
        return label(StoredZip.first(beginning, 1));
    }

    private static ReleaseSummary label(Map<String, byte[]> entries) {
        byte[] label = entries.get(LABEL);
        if (label == null) {
            throw new IllegalArgumentException("its label is missing");
        }
        JsonObject json = JsonObject.parse(new String(label, StandardCharsets.UTF_8));
        if (json.number("format") != FORMAT) {
            throw new IllegalArgumentException(
                    "it has format " + json.number("format") + ", this Pointsman reads format " + FORMAT);
        }
        return new ReleaseSummary(
                json.text("name"),
                json.number("sequence"),
                json.text("hash"),
                json.text("content"),
                json.text("author"),
                json.text("note"),
                json.instant("createdAt"),
                json.number("parent"));
    }

    private static String text(ReleaseSummary label) {
        return JsonObject.of()
                .with("format", FORMAT)
                .with("name", label.name())
                .with("sequence", label.sequence())
                .with("hash", label.hash())
                .with("content", label.content())
                .with("author", label.author())
                .with("note", label.note())
                .with("createdAt", label.createdAt())
                .with("parent", label.parent())
                .toString();
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
