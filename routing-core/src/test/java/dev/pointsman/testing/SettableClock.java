package dev.pointsman.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is set. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /** Creates a clock that stands at an instant. */
    public SettableClock(Instant now) {
        this.now = now;
    }

    /** Sets the clock, forwards or backwards. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves the clock on; back, if negative. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
