package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.signing.Signature;
import dev.pointsman.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The versions of one rule set: {@code v12.jar}, and beside it a file for each signature, so that signing does not touch a
 * version. Immutable.
 *
 * @param name of the rule set
 * @param folder in which they lie
 */
record VersionFolder(String name, Path folder) {

    private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,17})\\.jar");
    private static final int KEY_DIGITS = 16;

    /** Returns the labels in order of their numbers; hands file and fault of those that cannot be read to {@code unreadable}. */
    List<ReleaseSummary> labels(BiConsumer<Path, Exception> unreadable) throws IOException {
        List<ReleaseSummary> labels = new ArrayList<>();
        for (long sequence : sequences()) {
            Path file = file(sequence);
            try (InputStream in = Files.newInputStream(file)) {
                ReleaseSummary label = ReleaseFile.label(in.readNBytes(ReleaseFile.LABEL_WITHIN));
                checkPlace(label, sequence);
                labels.add(label);
            } catch (IllegalArgumentException | IOException e) {
                unreadable.accept(file, e);
            }
        }
        return labels;
    }

    /** Returns the numbers of all versions, those that cannot be read included, in order. */
    List<Long> sequences() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Long> sequences = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher version = VERSION.matcher(String.valueOf(file.getFileName()));
                if (version.matches()) {
                    sequences.add(Long.parseLong(version.group(1)));
                }
            });
        }
        sequences.sort(Comparator.naturalOrder());
        return sequences;
    }

    /**
     * Reads a version, whole and checked; signatures that cannot be read are handed to {@code unreadable} and left out.
     *
     * @throws ReleaseException if it is absent or damaged
     */
    Release read(long sequence, BiConsumer<Path, Exception> unreadable) throws IOException {
        Path path = file(sequence);
        byte[] bytes = bytes(path, sequence);
        try {
            ReleaseFile file = ReleaseFile.read(bytes);
            checkPlace(file.label(), sequence);
            return new Release(file, signatures(sequence, file.digest(), unreadable));
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(
                    Problem.DAMAGED,
                    name + " v" + sequence + " is damaged: " + e.getMessage() + ", in " + path
                            + "\n  Bring the file back from a copy, or publish its content again.",
                    e);
        }
    }

    private byte[] bytes(Path path, long sequence) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes((int) ReleaseFile.MOST_BYTES + 1);
            if (bytes.length > ReleaseFile.MOST_BYTES) {
                throw new ReleaseException(
                        Problem.DAMAGED, path + " is too large for a version\n  Bring the file back from a copy.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            List<Long> known = sequences();
            String there = known.isEmpty()
                    ? "Nothing has been published yet."
                    : "There are v" + known.get(0) + " to v" + known.get(known.size() - 1) + ".";
            throw new ReleaseException(
                    Problem.ABSENT, "there is no v" + sequence + " of " + name + " in " + folder + "\n  " + there, e);
        }
    }

    private void checkPlace(ReleaseSummary label, long sequence) {
        if (!label.name().equals(name) || label.sequence() != sequence) {
            throw new IllegalArgumentException("its label says " + label.version());
        }
    }

    List<Signature> signatures(long sequence, String digest, BiConsumer<Path, Exception> unreadable)
            throws IOException {
        List<Signature> signatures = new ArrayList<>();
        for (Path file : signatureFiles(sequence)) {
            try (InputStream in = Files.newInputStream(file)) {
                signatures.add(SignatureFile.read(in.readNBytes(SignatureFile.MOST_BYTES), digest));
            } catch (IllegalArgumentException | IOException e) {
                unreadable.accept(file, e);
            }
        }
        return signatures;
    }

    private List<Path> signatureFiles(long sequence) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String fileName = String.valueOf(file.getFileName());
                        return fileName.startsWith("v" + sequence + ".") && fileName.endsWith(".sig");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Writes a version under the next number; only under the lock. */
    Release write(Draft draft, String hash, long sequence, Instant createdAt) throws IOException {
        long parent = draft.parent() == Draft.LATEST
                ? sequences().stream().max(Comparator.naturalOrder()).orElse(0L)
                : draft.parent();
        ReleaseSummary label = new ReleaseSummary(
                name, sequence, hash, draft.files().hash(), draft.author(), draft.note(), createdAt, parent);
        byte[] bytes = ReleaseFile.write(label, draft.report(), draft.files());
        DurableFiles.write(file(sequence), bytes);
        return new Release(ReleaseFile.read(bytes), List.of());
    }

    /** Writes a signature; only under the lock. */
    Signature sign(Release release, SigningKey key) throws IOException {
        Signature signature = release.sign(key);
        String file =
                "v" + release.version().sequence() + "." + signature.keyId().substring(0, KEY_DIGITS) + ".sig";
        DurableFiles.write(folder.resolve(file), SignatureFile.write(signature, release.digest()));
        return signature;
    }

    private Path file(long sequence) {
        return folder.resolve("v" + sequence + ".jar");
    }
}
