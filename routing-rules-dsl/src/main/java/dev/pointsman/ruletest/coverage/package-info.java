/**
 * How much of the rules the tests reach: which rules won and matched, and which conditions came out both ways.
 *
 * <p>Knows the cases, not how they are written. Start with {@link dev.pointsman.ruletest.coverage.Coverage}.
 */
@NullMarked
package dev.pointsman.ruletest.coverage;

import org.jspecify.annotations.NullMarked;
