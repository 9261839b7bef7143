package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import dev.pointsman.timeline.TimelineLines;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of one timeline. Keeps what it read last, so that asking whether something has changed is cheap. Thread-safe. */
final class TimelineFile {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineFile.class);

    private static final int ATTEMPTS = 5;
    private static final int ATTEMPTS_AT_THE_END = 10;
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private record State(
            long size, FileTime modified, @Nullable Object key) {}

    private record Seen(State state, Timeline timeline) {}

    private final Path file;
    private final Function<Timeline, Timeline> trust;
    private final Runnable pause;
    private volatile @Nullable Seen seen;

    /** @param trust leaves out what the reader does not trust */
    TimelineFile(Path file, Function<Timeline, Timeline> trust) {
        this(file, trust, () -> LockSupport.parkNanos(PAUSE));
    }

    /** @param pause gives a writer time to finish its line */
    TimelineFile(Path file, Function<Timeline, Timeline> trust, Runnable pause) {
        this.file = file;
        this.trust = trust;
        this.pause = pause;
    }

    /** Returns the timeline; the same object as before when the file has not changed. */
    Timeline read() throws IOException {
        for (int attempt = 1; ; attempt++) {
            State state;
            try {
                state = state();
            } catch (NoSuchFileException e) {
                return Timeline.EMPTY;
            }
            Seen before = seen;
            if (before != null && before.state.equals(state)) {
                return before.timeline;
            }
            try {
                Timeline timeline = trust.apply(parse(bytes()).timeline());
                if (timeline.torn().isPresent() && attempt < ATTEMPTS_AT_THE_END) {
                    // Mostly nothing was torn: a system shows what is being written in parts, and the rest is on its
                    // way.
                    pause.run();
                    continue;
                }
                seen = new Seen(state, timeline); // read after the state was: what came between is read again next time
                return timeline;
            } catch (ReleaseException e) {
                // A writer whose disk is full takes back what it wrote: a reader can see some of it, and then what
                // comes next.
                if (attempt >= ATTEMPTS || state.equals(state())) {
                    throw e;
                }
            }
        }
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (FileSystemException e) {
            throw e; // names the file
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private State state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    private TimelineLines parse(byte[] bytes) {
        try {
            return TimelineLines.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(Problem.DAMAGED, e.getMessage() + "\n  The file is " + file + ".", e);
        }
    }

    /** Appends what follows from the timeline as it is; only under the lock. */
    TimelineEntry append(Function<Timeline, TimelineEntry> next) throws IOException {
        byte[] bytes = Files.exists(file) ? bytes() : new byte[0];
        TimelineLines lines = parse(bytes);
        TimelineEntry entry = next.apply(trust.apply(lines.timeline()));
        if (lines.wholeBytes() < bytes.length) {
            cutOff(bytes, lines.wholeBytes());
        }
        DurableFiles.append(file, lines.lineOf(entry));
        return entry;
    }

    /** The new file takes the place of the old one in one step: whoever reads sees one or the other. */
    private void cutOff(byte[] bytes, int whole) throws IOException {
        Path aside = Objects.requireNonNull(file.getParent()).resolve("timeline.torn-" + whole);
        DurableFiles.write(aside, Arrays.copyOfRange(bytes, whole, bytes.length));
        DurableFiles.write(file, Arrays.copyOf(bytes, whole));
        LOG.warn(
                "A writer was stopped in the middle of a line of {}: the {} bytes that it left are kept in {}",
                file,
                bytes.length - whole,
                aside);
    }
}
