/**
 * The command line: {@code pointsman route} decides the tickets of a file, {@code pointsman check} lists the issues of a
 * rule set.
 *
 * <p>A ticket runs from a {@link dev.pointsman.ticketfile.TicketSource} through {@link dev.pointsman.cli.RouteRun} to a
 * {@link dev.pointsman.cli.DecisionWriter}; one is in memory at a time. Knows the router and the values of the library,
 * nothing of how rules are matched. Start with {@link dev.pointsman.cli.Main}.
 */
@NullMarked
package dev.pointsman.cli;

import org.jspecify.annotations.NullMarked;
