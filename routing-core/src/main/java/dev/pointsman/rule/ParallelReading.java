package dev.pointsman.rule;

import dev.pointsman.source.SourceFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Reads files on all processors. What comes out does not depend on how many there are.
 *
 * <p>The threads are made for one call, and end before it returns: rule sets are loaded rarely, and threads that stay would
 * keep the context class loader of whoever came first.
 */
final class ParallelReading {

    /** Less text than this is not worth a thread. */
    private static final int CHARACTERS_PER_THREAD = 10_000;

    private ParallelReading() {}

    /** Applies {@code reader}, which must be thread-safe, to each file; returns the results in the order of the files. */
    static <T> List<T> of(List<SourceFile> files, Function<SourceFile, T> reader) {
        int threads = threads(files);
        if (threads == 1) {
            return files.stream().map(reader).toList();
        }
        List<Thread> started = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = thread(work);
            started.add(thread);
            return thread;
        });
        try {
            List<CompletableFuture<T>> results = files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> reader.apply(file), pool))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
        } finally {
            pool.shutdownNow();
            join(started);
        }
    }

    private static int threads(List<SourceFile> files) {
        long characters = files.stream().mapToLong(file -> file.text().length()).sum();
        long worthwhile = Math.min(files.size(), characters / CHARACTERS_PER_THREAD);
        return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), worthwhile));
    }

    /** The context class loader is that of the caller, and nothing else is. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "pointsman-reading", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** A pool counts as terminated a moment before its threads have ended, so it is they that are waited for. */
    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
