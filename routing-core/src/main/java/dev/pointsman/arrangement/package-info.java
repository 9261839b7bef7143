/**
 * What decides together: a rule set compiled, overrides that stand before it, a canary that takes a share of the tickets, a
 * shadow that looks on. Knows matchers and decisions, and no clock or repository. Start at
 * {@link dev.pointsman.arrangement.Arrangement}.
 */
@NullMarked
package dev.pointsman.arrangement;

import org.jspecify.annotations.NullMarked;
