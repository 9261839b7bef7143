package dev.pointsman.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Await {

    private static final long AT_MOST = Duration.ofSeconds(60).toNanos();

    private Await() {}

    /** Returns as soon as something holds; after a minute it fails. */
    public static void until(BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > AT_MOST) {
                throw new AssertionError("it did not happen within a minute");
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
