/**
 * The benchmarks, one class for each question: how long a decision takes, how long loading, what an explanation costs,
 * what session rules cost, and where an index could be weak.
 *
 * <p>{@code java -jar routing-benchmarks/target/benchmarks.jar} takes the ordinary options of JMH. Start with {@link
 * dev.pointsman.benchmarks.RouteBenchmark}.
 */
@NullMarked
package dev.pointsman.benchmarks;

import org.jspecify.annotations.NullMarked;
