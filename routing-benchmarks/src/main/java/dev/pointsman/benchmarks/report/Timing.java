package dev.pointsman.benchmarks.report;

/**
 * How long one decision takes. Immutable.
 *
 * @param nanos median of all iterations, nanoseconds for one ticket
 * @param lowest the fastest iteration
 * @param highest the slowest iteration
 * @param bytes allocated for one ticket, median of all iterations
 * @param forks how many JVMs were measured one after the other
 * @param iterations how many iterations that makes
 */
record Timing(double nanos, double lowest, double highest, double bytes, int forks, int iterations) {}
