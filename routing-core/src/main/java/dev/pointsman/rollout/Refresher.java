package dev.pointsman.rollout;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs a task again and again on a daemon thread of its own, about every so often: a tenth more or less, so that many hosts that
 * started together do not ask together. Thread-safe.
 */
final class Refresher implements AutoCloseable {

    private static final double LEAST = 0.9;
    private static final double MOST = 1.1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration every;
    private final Runnable task;
    private final Thread thread;
    private boolean asked;
    private boolean closed;

    /** @param task must not throw */
    Refresher(String name, Duration every, Runnable task) {
        this.every = every;
        this.task = task;
        this.thread = new Thread(this::run, "pointsman-refresh-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has the task run soon, instead of in its turn. */
    void wake() {
        lock.lock();
        try {
            asked = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (pause()) {
            task.run();
        }
    }

    /** Returns when it is time; false when closed. */
    private boolean pause() {
        long left = (long) (every.toNanos() * ThreadLocalRandom.current().nextDouble(LEAST, MOST));
        lock.lock();
        try {
            while (left > 0 && !asked && !closed) {
                left = changed.awaitNanos(left);
            }
            asked = false;
            return !closed;
        } catch (InterruptedException e) {
            return !closed; // nobody has a reason to interrupt this thread; it ends by being closed
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the thread has ended; for a moment at most. */
    void join(Duration atMost) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, atMost.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
