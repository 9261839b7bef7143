package dev.pointsman.drools;

import java.util.concurrent.CountDownLatch;

/** A fact with which a test and a consequence wait for each other. Public, because rules import it. */
public record Latches(CountDownLatch started, CountDownLatch goOn) {}
