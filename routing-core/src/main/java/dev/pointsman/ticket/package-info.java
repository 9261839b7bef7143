/**
 * The ticket that is routed, the facts a host passes beside it, and the schema that says which values exist.
 *
 * <p>Values only: immutable and free of any engine. Start with {@link dev.pointsman.ticket.Ticket}.
 */
@NullMarked
package dev.pointsman.ticket;

import org.jspecify.annotations.NullMarked;
