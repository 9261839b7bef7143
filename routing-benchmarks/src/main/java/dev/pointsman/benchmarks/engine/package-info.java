/**
 * The engines that are compared: Pointsman, Drools as it is usually used, plain Java, and four peers, each in the best
 * form that a good user of it would write.
 *
 * <p>Start with {@link dev.pointsman.benchmarks.engine.Engine}; {@link dev.pointsman.benchmarks.engine.TicketWalk} is how a
 * benchmark drives one, and where it is proved that it decides right.
 */
@NullMarked
package dev.pointsman.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
