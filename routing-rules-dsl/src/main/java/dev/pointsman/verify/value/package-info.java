/**
 * All that a ticket can be, cut into atoms where rules tell values apart: from rules to the domain, from a ticket to its
 * atoms and back. Start at {@link dev.pointsman.verify.value.Domain}.
 *
 * <p>Knows conditions, schemas, tickets and texts; no diagram. Open for the verifier alone.
 */
@NullMarked
package dev.pointsman.verify.value;

import org.jspecify.annotations.NullMarked;
