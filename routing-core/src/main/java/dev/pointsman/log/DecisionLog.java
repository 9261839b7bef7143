package dev.pointsman.log;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every decision to files of JSON lines in a folder. Thread-safe.
 *
 * <p>Routing threads only put a decision into a bounded buffer; one thread of the log writes. {@link WhenFull} says what
 * happens when the disk does not keep up or is full: either decisions are dropped and counted, or routing waits. A line
 * that could be written only in part is taken back, so that every line of a file is whole, save one that a crash cut off.
 */
public final class DecisionLog implements DecisionListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final int BATCH = 512;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    /** What a routing thread does when the buffer is full. */
    public enum WhenFull {
        /** The decision is not logged; {@link DecisionLog#dropped()} counts it. Routing is never held up. */
        DROP,
        /** The routing thread waits until there is room. No decision is lost while the process lives. */
        WAIT
    }

    private record Heard(Ticket ticket, List<Fact> facts, int otherFacts, Decision decision, long nanos) {}

    private final BlockingQueue<Heard> buffer;
    private final WhenFull whenFull;
    private final RotatingFile file;
    private final DecisionLine line;
    private final Duration patience;
    private final Thread writer;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean closing;
    private volatile long givenUpAt = Long.MAX_VALUE;
    private volatile @Nullable String lastFailure;

    private DecisionLog(Builder from) throws IOException {
        this.buffer = new ArrayBlockingQueue<>(from.buffer);
        this.whenFull = from.whenFull;
        this.file = new RotatingFile(from.folder, from.rotateAt, from.keep, from.clock);
        this.line = new DecisionLine(from.hiding, from.clock);
        this.patience = from.patience;
        this.writer = new Thread(this::write, "pointsman-decision-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** Starts a log in a folder, which is made if it is not there. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    @Override
    public void decided(Ticket ticket, Collection<?> facts, Decision decision, long nanos) {
        Heard heard = heard(ticket, facts, decision, nanos);
        if (closing || !put(heard)) {
            dropped.incrementAndGet();
        } else {
            accepted.incrementAndGet();
        }
    }

    private static Heard heard(Ticket ticket, Collection<?> facts, Decision decision, long nanos) {
        if (facts.isEmpty()) {
            return new Heard(ticket, List.of(), 0, decision, nanos);
        }
        List<Fact> known = new ArrayList<>();
        for (Object fact : facts) {
            if (fact instanceof Fact one) {
                known.add(one);
            }
        }
        return new Heard(ticket, known, facts.size() - known.size(), decision, nanos);
    }

    private boolean put(Heard heard) {
        if (whenFull == WhenFull.DROP) {
            return buffer.offer(heard);
        }
        try {
            // In steps, so that a log that was closed meanwhile holds nobody up.
            while (!buffer.offer(heard, PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (closing) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns how many decisions were written to a file. */
    public long written() {
        return written.get();
    }

    /** Returns how many decisions were not logged: the buffer was full, the disk refused them, or the log was closed. */
    public long dropped() {
        return dropped.get();
    }

    /** Returns what went wrong when writing last failed, or null when it never did or works again. */
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    /**
     * Writes what is in the buffer, for as long as the patience that was set, and ends the log. Decisions that come later
     * count as dropped.
     */
    @Override
    public void close() {
        givenUpAt = System.nanoTime() + patience.toNanos();
        closing = true;
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join(PAUSE_AFTER_FAILURE.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
                givenUpAt = System.nanoTime();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Heard> batch = new ArrayList<>(BATCH);
        while (fill(batch)) {
            if (append(batch)) {
                batch.clear();
            }
        }
        dropped.addAndGet((long) batch.size() + buffer.size());
        file.close();
    }

    /** Waits for decisions; false when the log is closed and either all are written or patience is at its end. */
    private boolean fill(List<Heard> batch) {
        while (batch.isEmpty()) {
            buffer.drainTo(batch, BATCH);
            if (batch.isEmpty()) {
                if (closing && buffer.isEmpty()) {
                    return false;
                }
                Heard next = await();
                if (next != null) {
                    batch.add(next);
                }
            }
        }
        return !closing || System.nanoTime() - givenUpAt < 0;
    }

    private @Nullable Heard await() {
        try {
            return buffer.poll(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null; // nobody has a reason to interrupt this thread; it ends by being closed
        }
    }

    /** Appends a batch as a whole or not at all; tells whether it is settled, that is written or dropped. */
    private boolean append(List<Heard> batch) {
        StringBuilder lines = new StringBuilder();
        for (Heard one : batch) {
            line.append(lines, one.ticket, one.facts, one.otherFacts, one.decision, one.nanos);
        }
        try {
            file.append(lines.toString().getBytes(StandardCharsets.UTF_8));
            written.addAndGet(batch.size());
            lastFailure = null;
            return true;
        } catch (IOException e) {
            boolean first = lastFailure == null;
            lastFailure = String.valueOf(e.getMessage());
            if (first) {
                LOG.warn("The decision log cannot be written; {}", consequence(), e);
            }
            if (whenFull == WhenFull.DROP) {
                dropped.addAndGet(batch.size());
                return true;
            }
            pause();
            return false;
        }
    }

    private String consequence() {
        return whenFull == WhenFull.DROP
                ? "decisions are dropped and counted"
                : "routing waits once the buffer is full";
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects a log. Confined to one thread. */
    public static final class Builder {
        private static final long MEBIBYTE = 1L << 20;

        private final Path folder;
        private int buffer = 8192;
        private long rotateAt = 64 * MEBIBYTE;
        private int keep = 32;
        private WhenFull whenFull = WhenFull.DROP;
        private Duration patience = Duration.ofSeconds(10);
        private Hiding hiding = Hiding.NOTHING;
        private InstantSource clock = InstantSource.system();

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /** Sets how many decisions the buffer holds; 8,192 unless set. */
        public Builder buffer(int decisions) {
            buffer = positive("buffer", decisions);
            return this;
        }

        /** Sets the size in bytes from which on a new file is begun; 64 MiB unless set. */
        public Builder rotateAt(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("rotateAt must be at least 1 byte, found " + bytes);
            }
            rotateAt = bytes;
            return this;
        }

        /** Sets how many files are kept, the one being written included; the oldest are deleted. 32 unless set. */
        public Builder keep(int files) {
            keep = positive("keep", files);
            return this;
        }

        /** Sets what happens when the buffer is full; {@link WhenFull#DROP} unless set. */
        public Builder whenFull(WhenFull value) {
            whenFull = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets how long {@link DecisionLog#close()} tries to write what is buffered; 10 s unless set. */
        public Builder patience(Duration value) {
            patience = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets what of a ticket the log must not show; nothing is hidden unless set. */
        public Builder hiding(Hiding value) {
            hiding = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets the clock of the log's own times; the system clock unless set. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "value");
            return this;
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, found " + value);
            }
            return value;
        }

        /**
         * Opens the log.
         *
         * @throws IOException if the folder cannot be made or written to
         */
        public DecisionLog open() throws IOException {
            return new DecisionLog(this);
        }
    }
}
