/**
 * The seam between deciding and matching: which rules of a rule set match a ticket, in winning order.
 *
 * <p>No Drools type appears here. Start with {@link dev.pointsman.match.Matcher}.
 */
@NullMarked
package dev.pointsman.match;

import org.jspecify.annotations.NullMarked;
