/**
 * A version that decides in the shadow of the active one, without any effect: differences are counted, by class, with examples.
 * Knows decisions. Start at {@link dev.pointsman.shadow.ShadowRun}.
 */
@NullMarked
package dev.pointsman.shadow;

import org.jspecify.annotations.NullMarked;
