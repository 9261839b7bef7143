package dev.pointsman.verify.diagram;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How much work may be done: nodes of diagrams, steps, and processor time of the thread that works, so that it does not
 * depend on what else runs on the machine. Where the JVM cannot tell, the time on the clock counts. Confined to one thread.
 */
public final class Budget {

    /** Says that a question was left open because the work for it became too much. */
    public static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SpentException(String what) {
            super(what, null, false, false);
        }
    }

    /** How many nodes a diagram may have unless said otherwise. */
    public static final int NODES = 3_000_000;

    /** How long the work may take unless said otherwise. */
    public static final Duration TIME = Duration.ofSeconds(60);

    private static final int LOOK_AT_CLOCK = 0xFFF;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int mostNodes;
    private final boolean byThread;
    private final long nanos;
    private final long started;
    private long steps;
    private boolean late;
    private long mostSteps = Long.MAX_VALUE;

    /**
     * Starts the clock.
     *
     * @param mostNodes of one diagram
     * @param time of this thread, from now on
     */
    public Budget(int mostNodes, Duration time) {
        this.mostNodes = mostNodes;
        this.byThread = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
        this.nanos = time.toNanos();
        this.started = now();
    }

    private long now() {
        return byThread ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Allows so many steps from now on, until this is called again. */
    public void allow(long further) {
        mostSteps = further == Long.MAX_VALUE ? further : steps + further;
    }

    /** Counts a step. */
    void spend() {
        steps++;
        if (steps > mostSteps) {
            throw new SpentException("too many steps");
        }
        if ((steps & LOOK_AT_CLOCK) == 0) {
            late |= isLate();
        }
        if (late) { // and stays so: small questions do not go on for ever
            throw new SpentException("out of time");
        }
    }

    /** Counts a node. */
    void node(int nodes) {
        if (nodes >= mostNodes) {
            throw new SpentException("more than " + mostNodes + " nodes");
        }
    }

    boolean isLate() {
        return now() - started >= nanos;
    }

    long steps() {
        return steps;
    }
}
