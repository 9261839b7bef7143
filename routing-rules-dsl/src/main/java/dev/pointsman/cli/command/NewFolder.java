package dev.pointsman.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that a command fills: what was broken off must not be taken for a whole one, nor two for one. */
public final class NewFolder {

    private NewFolder() {}

    /**
     * Checks that a folder is not there yet, or empty.
     *
     * @param option that names it
     * @throws IOException if it is a file, or holds something
     */
    public static void require(String option, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(option + " " + folder + " is a file, name a folder");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new IOException(option + " " + folder + " is not empty, name a new folder");
                }
            }
        }
    }
}
