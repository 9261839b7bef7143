/**
 * What came out: the decision, and on request its whole explanation.
 *
 * <p>Values only, and independent of how rules are matched. Start with {@link dev.pointsman.decision.Decision}.
 */
@NullMarked
package dev.pointsman.decision;

import org.jspecify.annotations.NullMarked;
