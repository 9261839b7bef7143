package dev.pointsman;

import dev.pointsman.decision.Decision;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides tickets on several threads and hands out the decisions one by one, in the order of the tickets. Confined to
 * the consuming thread, except {@link #decideOne} and {@link #close}.
 *
 * <p>The consuming thread alone reads the input, in chunks, and keeps a window of them. Threads of a pool decide chunks
 * of the window, and so does the consuming thread as long as the first chunk is not done. It waits only once some thread
 * is at work on every chunk of the window, and deciding a chunk waits for nobody: so nothing can block for good, whatever
 * the pool does. A pool that is busy or shut down costs speed alone.
 *
 * <p>A task of the pool takes whichever chunk comes first when the pool gets round to it. There are never more tasks than
 * chunks, so that none pile up before a busy pool.
 */
final class Batch implements Spliterator<Decision> {

    /** Tickets in a chunk: enough that handing it to another thread costs little beside deciding it. */
    static final int CHUNK = 128;

    private static final int CHUNKS_PER_THREAD = 4;

    private final Iterable<Ticket> tickets;
    private final Function<Ticket, Decision> route;
    private final Executor pool;
    private final int chunks;
    private final Queue<Chunk> window = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tasks = new AtomicInteger();
    private @Nullable Iterator<Ticket> input;
    private volatile boolean inputEnded;
    private long read;
    private int handedOut;

    private Batch(Iterable<Ticket> tickets, Function<Ticket, Decision> route, Executor pool, int threads) {
        this.tickets = tickets;
        this.route = route;
        this.pool = pool;
        this.chunks = window(threads) / CHUNK;
    }

    /** Returns the decisions on tickets, with the help of the common pool. */
    static Stream<Decision> decisions(Iterable<Ticket> tickets, Function<Ticket, Decision> route) {
        return decisions(tickets, route, ForkJoinPool.commonPool(), ForkJoinPool.getCommonPoolParallelism() + 1);
    }

    /**
     * Returns the decisions on tickets.
     *
     * @param tickets asked for its iterator when the first decision is asked for
     * @param route decides a ticket, on any thread
     * @param threads how many threads are expected to decide, the consuming one among them
     */
    static Stream<Decision> decisions(
            Iterable<Ticket> tickets, Function<Ticket, Decision> route, Executor pool, int threads) {
        Batch batch = new Batch(tickets, route, pool, threads);
        return StreamSupport.stream(batch, false).onClose(batch::close);
    }

    /** Returns how many tickets are read ahead at most. */
    static int window(int threads) {
        return threads * CHUNKS_PER_THREAD * CHUNK;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Decision> action) {
        Chunk first = first();
        if (first == null) {
            return false;
        }
        action.accept(first.decisions.get(handedOut++));
        return true;
    }

    /** Returns the first chunk of which not all decisions are handed out, done; or null at the end. */
    private @Nullable Chunk first() {
        Chunk first = window.peek();
        while (first == null || handedOut == first.decisions.size()) {
            if (first != null) {
                first.throwFailure();
                window.poll();
                handedOut = 0;
            }
            fill();
            first = window.peek();
            if (first == null) {
                return null;
            }
            finish(first);
        }
        return first;
    }

    private void fill() {
        for (int missing = chunks - window.size(); missing > 0 && !inputEnded; missing--) {
            window.add(readChunk());
            if (tasks.get() < chunks) {
                enlist();
            }
        }
    }

    /** Reads a chunk. Whatever the input throws has its place behind the tickets that came before. */
    private Chunk readChunk() {
        Chunk chunk = new Chunk();
        try {
            if (input == null) {
                input = tickets.iterator();
            }
            while (chunk.tickets.size() < CHUNK && !inputEnded) {
                if (input.hasNext()) {
                    read++;
                    chunk.tickets.add(checked(input.next()));
                } else {
                    inputEnded = true;
                }
            }
        } catch (Throwable e) { // whatever it is, and without losing the tickets before it
            inputEnded = true;
            chunk.failure = e;
        }
        return chunk;
    }

    private Ticket checked(@Nullable Ticket ticket) {
        if (ticket == null) {
            throw new NullPointerException("ticket " + read + " of the input");
        }
        return ticket;
    }

    private void enlist() {
        tasks.incrementAndGet();
        try {
            pool.execute(() -> {
                tasks.decrementAndGet();
                decideOne();
            });
        } catch (RejectedExecutionException e) {
            tasks.decrementAndGet(); // the pool is shut down, or full
        }
    }

    /** Decides the first chunk of the window that no thread has begun; false if there is none. */
    private boolean decideOne() {
        for (Chunk chunk : window) {
            if (chunk.begun.compareAndSet(false, true)) {
                chunk.decide(route);
                return true;
            }
        }
        return false;
    }

    /**
     * Returns when a chunk is done. An interrupt does not end the wait, as it does not end routing; it stays set for
     * whoever asks for it.
     */
    private void finish(Chunk chunk) {
        while (!chunk.isDone() && decideOne()) {
            // The next one may be the one that is waited for.
        }
        boolean interrupted = false;
        while (!chunk.isDone()) {
            try {
                chunk.done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the decisions: nothing more is read, and chunks that no thread has begun are given up. */
    private void close() {
        inputEnded = true;
        window.clear();
    }

    /** Returns null, always: splitting would read ahead beyond the window. */
    @Override
    public @Nullable Spliterator<Decision> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }

    /** Tickets and, once it is done, their decisions. Written by the consuming thread, then by the one that began it. */
    private static final class Chunk {

        private final List<Ticket> tickets = new ArrayList<>(CHUNK);
        private final List<Decision> decisions = new ArrayList<>(CHUNK);
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CountDownLatch done = new CountDownLatch(1);

        /** What comes after the last decision, instead of another one. */
        private @Nullable Throwable failure;

        void decide(Function<Ticket, Decision> route) {
            try {
                for (Ticket ticket : tickets) {
                    decisions.add(route.apply(ticket));
                }
            } catch (Throwable e) { // it belongs to the consuming thread, not to a pool
                failure = e;
            } finally {
                done.countDown();
            }
        }

        boolean isDone() {
            return done.getCount() == 0;
        }

        void throwFailure() {
            if (failure != null) {
                Chunk.<RuntimeException>throwAsIs(failure);
            }
        }

        /** An iterator may throw checked exceptions too, if it is written in another language of the JVM. */
        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwAsIs(Throwable failure) throws T {
            throw (T) failure;
        }
    }
}
