package dev.pointsman.arrangement;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Which tickets an override has decided, from its first beginning on. Thread-safe, and never waits. */
public final class OverrideTally {

    private static final int LISTED = 1000;

    private final AtomicLong decided = new AtomicLong();
    private final Queue<String> tickets = new ConcurrentLinkedQueue<>();

    /** Begins to count. */
    public OverrideTally() {}

    void add(String ticket) {
        if (decided.getAndIncrement() < LISTED) {
            tickets.add(ticket);
        }
    }

    long decided() {
        return decided.get();
    }

    List<String> tickets() {
        return List.copyOf(tickets);
    }
}
