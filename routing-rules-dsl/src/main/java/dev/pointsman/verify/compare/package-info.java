/**
 * Which tickets two versions of a rule set send to different teams. Start at
 * {@link dev.pointsman.verify.compare.Comparison}.
 *
 * <p>Knows rules as sets of tickets, and {@code Router}, with which it routes what it shows.
 */
@NullMarked
package dev.pointsman.verify.compare;

import org.jspecify.annotations.NullMarked;
