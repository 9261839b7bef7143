/**
 * The decision log: every decision as a line of JSON with all that is needed to decide again, written beside the routing
 * threads. Knows decisions, tickets and rule set versions. Start at {@link dev.pointsman.log.DecisionLog}.
 */
@NullMarked
package dev.pointsman.log;

import org.jspecify.annotations.NullMarked;
