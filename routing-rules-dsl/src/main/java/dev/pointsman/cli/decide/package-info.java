/**
 * The commands that say who owns tickets: {@code route}, {@code explain}, {@code replay}, and the forms in which decisions
 * are written. Knows the router and the values of the library, nothing of how rules are matched.
 *
 * <p>Start with {@code RouteCommand}. A ticket runs from a {@link dev.pointsman.ticketfile.TicketSource} through {@code
 * RouteRun} to a {@code DecisionWriter}; one is in memory at a time.
 */
@NullMarked
package dev.pointsman.cli.decide;

import org.jspecify.annotations.NullMarked;
