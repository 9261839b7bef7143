package dev.pointsman.release;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writing that a kill or a power failure at any instant leaves whole or undone, under a lock between threads and processes.
 * Immutable.
 */
final class DurableFiles {

    private static final String UNFINISHED = ".unfinished-";

    private DurableFiles() {}

    /** What is done under the lock. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does something while no other thread and no other process does anything in this folder under its lock. */
    static <T> T locked(Path folder, Work<T> work) throws IOException {
        Path lock = folder.toRealPath().resolve("lock");
        // Interned, so that copies of this class in other class loaders share it: closing any channel of the file would
        // give up the lock that another channel of this process holds.
        synchronized ((DurableFiles.class.getName() + ":" + lock).intern()) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("the lock " + lock + " was lost");
                }
                return work.run();
            }
        }
    }

    /** Writes a file so that it is there whole or not at all. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(UNFINISHED + file.getFileName());
        try {
            try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(unfinished, e);
            throw e;
        }
        forceFolder(folder(file));
    }

    /** Appends to a file; when that fails, what was written of it is taken back. */
    static void append(Path file, byte[] bytes) throws IOException {
        boolean isNew = !Files.exists(file);
        // Unlike a channel, this is not closed in the middle when the thread is interrupted.
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long end = out.length();
            out.seek(end);
            try {
                out.write(bytes);
                out.getFD().sync();
            } catch (IOException e) {
                takeBack(out, end, e);
                throw e;
            }
        }
        if (isNew) {
            forceFolder(folder(file));
        }
    }

    private static void takeBack(RandomAccessFile out, long end, IOException reason) {
        try {
            out.setLength(end);
            out.getFD().sync();
        } catch (IOException e) {
            reason.addSuppressed(e); // the next who appends cuts the torn line off
        }
    }

    /** Removes what a writer that was killed left unfinished; only under the lock. */
    static void cleanUp(Path folder) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(folder)) {
            unfinished = files.filter(file -> String.valueOf(file.getFileName()).startsWith(UNFINISHED))
                    .toList();
        }
        for (Path file : unfinished) {
            Files.deleteIfExists(file);
        }
    }

    /** Makes a folder and its parents, so that they are there after a power failure. */
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        Files.createDirectories(folder);
        if (parent != null) {
            forceFolder(parent);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    private static void forceFolder(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // a folder cannot be opened there, and renaming is durable by itself
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    Thread.interrupted();
                    interrupted = true; // what is to be made durable has been done, so this goes on
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void deleteQuietly(Path file, IOException reason) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
