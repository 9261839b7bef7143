package dev.pointsman.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder in memory, by name, sorted. Names are relative, with forward slashes, and none can lead out of the
 * folder. Immutable.
 */
public final class FileTree {

    /** The most files that a tree may hold. */
    public static final int MOST_FILES = 20_000;

    /** The most bytes that all files together may have. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final int LONGEST_NAME = 400;

    private final SortedMap<String, byte[]> files;

    private FileTree(SortedMap<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Returns a tree of these files.
     *
     * @param files contents by name, such as {@code rules/all.drl}
     * @throws IllegalArgumentException if a name is absolute, leads elsewhere, or is both a file and a folder, or if there is
     *     too much
     */
    public static FileTree of(Map<String, byte[]> files) {
        SortedMap<String, byte[]> copy = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            checkName(file.getKey());
            copy.put(file.getKey(), file.getValue().clone());
            bytes += file.getValue().length;
            check(copy.size(), bytes, file.getKey());
        }
        for (String name : copy.keySet()) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                if (copy.containsKey(name.substring(0, slash))) {
                    throw new IllegalArgumentException(
                            "\"" + name.substring(0, slash) + "\" is a file and the folder of \"" + name + "\"");
                }
            }
        }
        return new FileTree(copy);
    }

    /** As {@link #of}, for texts, which become UTF-8. */
    public static FileTree ofTexts(Map<String, String> texts) {
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return of(files);
    }

    /**
     * Reads a folder with all that lies below, links followed, except hidden files and folders ({@code .git}) and an editor's
     * copies ({@code all.drl~}).
     *
     * @throws IOException if there is no such folder, or something in it cannot be read
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static FileTree read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!name.isEmpty() && !isLeftOut(name) && Files.isRegularFile(path)) {
                    bytes += Files.size(path);
                    check(files.size() + 1, bytes, name);
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
        return of(files);
    }

    private static boolean isLeftOut(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.endsWith("~"));
    }

    private static void check(int files, long bytes, String name) {
        if (files > MOST_FILES || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "too much: with \"" + name + "\" there are " + files + " files of " + bytes
                            + " bytes, at most " + MOST_FILES + " files of " + MOST_BYTES
                            + " bytes are expected\n  Take what is no part of the rule set out of its folder.");
        }
    }

    private static void checkName(String name) {
        boolean plain = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7f)
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!plain) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a file in a folder"
                    + "\n  Expected is a relative name with forward slashes, such as rules/all.drl.");
        }
    }

    /** Returns the names of all files, sorted. */
    public Set<String> names() {
        return files.keySet();
    }

    /** Tells whether there is a file of this name. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /**
     * Returns what a file holds.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no file \"" + name + "\" among " + names());
        }
        return bytes.clone();
    }

    /**
     * Returns a file as text.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if it is not UTF-8
     */
    public SourceFile text(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return SourceFile.decode(name, bytes);
    }

    /**
     * Writes all files into a folder, which is made if it is not there; files of the same names are replaced.
     *
     * @throws IOException if that fails; some files may have been written then
     */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Returns the SHA-256 of all names and contents as 64 hexadecimal digits. */
    public String hash() {
        ContentHash content = new ContentHash();
        files.forEach((name, bytes) -> content.add(name).add(bytes));
        return content.hex();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileTree that && hash().equals(that.hash());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    @Override
    public String toString() {
        return files.size() + " files";
    }
}
