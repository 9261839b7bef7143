/**
 * What is routed in the benchmarks: seeded rule sets and tickets, the same on every machine.
 *
 * <p>Start with {@link dev.pointsman.benchmarks.workload.Workload}. A workload is a plain list of rules; how an engine
 * wants to hear of them is the business of the package {@code engine}.
 */
@NullMarked
package dev.pointsman.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
