/**
 * A version on trial with a share of the tickets: which tickets it takes, what becomes of its decisions, and the test that
 * stops it. Knows decisions and timelines. Start at {@link dev.pointsman.canary.CanaryTrial}.
 */
@NullMarked
package dev.pointsman.canary;

import org.jspecify.annotations.NullMarked;
