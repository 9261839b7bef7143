package dev.pointsman.rule;

import dev.pointsman.source.FileTree;
import dev.pointsman.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a rule author's folder by name, on disk or in memory; all else about them is read in one way. */
interface RuleFiles {

    /** Returns the folder on disk. */
    static RuleFiles in(Path folder) {
        return new OnDisk(folder);
    }

    /** Returns a folder in memory. */
    static RuleFiles of(FileTree files) {
        return new InMemory(files);
    }

    /** Returns how messages call the folder. */
    String place();

    /** Returns what a rule set in this folder would likely be called. */
    String likelyName();

    /** Tells whether there is a folder of this name; the empty name is that of the whole. */
    boolean isFolder(String name);

    boolean exists(String name);

    /**
     * Reads a file.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read, or is not UTF-8
     */
    SourceFile read(String name) throws IOException;

    /** Returns the names of all files below a folder, sorted. */
    List<String> below(String folder) throws IOException;

    /** A folder on disk. */
    record OnDisk(Path folder) implements RuleFiles {
        @Override
        public String place() {
            return folder.toString();
        }

        @Override
        public String likelyName() {
            return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        }

        @Override
        public boolean isFolder(String name) {
            return Files.isDirectory(folder.resolve(name));
        }

        @Override
        public boolean exists(String name) {
            return Files.exists(folder.resolve(name));
        }

        @Override
        public SourceFile read(String name) throws IOException {
            return SourceFile.read(name, folder.resolve(name));
        }

        @Override
        public List<String> below(String name) throws IOException {
            try (Stream<Path> paths = Files.walk(folder.resolve(name), FileVisitOption.FOLLOW_LINKS)) {
                return paths.filter(Files::isRegularFile)
                        .sorted()
                        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                        .toList();
            } catch (UncheckedIOException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    /** A folder in memory. */
    record InMemory(FileTree files) implements RuleFiles {
        @Override
        public String place() {
            return "the files of the version";
        }

        @Override
        public String likelyName() {
            return "marketplace";
        }

        @Override
        public boolean isFolder(String name) {
            return name.isEmpty() || !below(name).isEmpty();
        }

        @Override
        public boolean exists(String name) {
            return files.has(name);
        }

        @Override
        public SourceFile read(String name) throws IOException {
            return files.text(name);
        }

        @Override
        public List<String> below(String name) {
            return files.names().stream()
                    .filter(file -> file.startsWith(name + "/"))
                    .toList();
        }
    }
}
