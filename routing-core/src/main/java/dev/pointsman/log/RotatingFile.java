package dev.pointsman.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a log writes to, and its successors. A name holds the instant at which the file was begun and the process,
 * so that names sort by age and two processes may share a folder. Confined to one thread.
 */
final class RotatingFile {

    private static final Logger LOG = LoggerFactory.getLogger(RotatingFile.class);

    static final String ENDING = ".jsonl";
    static final String BEGINNING = "decisions-";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final long rotateAt;
    private final int keep;
    private final InstantSource clock;
    private @Nullable FileChannel channel;
    private long size;
    private int begun;

    RotatingFile(Path folder, long rotateAt, int keep, InstantSource clock) throws IOException {
        this.folder = folder;
        this.rotateAt = rotateAt;
        this.keep = keep;
        this.clock = clock;
        Files.createDirectories(folder);
        begin();
    }

    /** Appends lines as a whole; after a failure the file is as it was before. */
    void append(byte[] lines) throws IOException {
        FileChannel open = channel == null || size >= rotateAt ? begin() : channel;
        try {
            ByteBuffer rest = ByteBuffer.wrap(lines);
            while (rest.hasRemaining()) {
                open.write(rest);
            }
            size += lines.length;
        } catch (IOException e) {
            takeBack(open, e);
            throw e;
        }
    }

    private void takeBack(FileChannel open, IOException cause) {
        try {
            open.truncate(size);
            open.position(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
            close();
        }
    }

    private FileChannel begin() throws IOException {
        close();
        String name = String.format(
                Locale.ROOT,
                "%s%s-%d-%04d%s",
                BEGINNING,
                STAMP.format(clock.instant()),
                ProcessHandle.current().pid(),
                begun++,
                ENDING);
        FileChannel open =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = open;
        size = 0;
        deleteOldest();
        return open;
    }

    private void deleteOldest() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(RotatingFile::isLog).sorted().toList();
        }
        for (Path oldest : files.subList(0, Math.max(0, files.size() - keep))) {
            Files.deleteIfExists(oldest);
        }
    }

    static boolean isLog(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(BEGINNING) && name.endsWith(ENDING);
    }

    void close() {
        FileChannel open = channel;
        channel = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            LOG.debug("What was appended is with the system already: closing adds nothing that could be lost", e);
        }
    }
}
