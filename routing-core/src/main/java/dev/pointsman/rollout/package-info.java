/**
 * What runs: rule sets compiled, and which of them decides at an instant. Knows releases, matchers and decisions; a router
 * stands above. Start at {@link dev.pointsman.rollout.Rollout}.
 */
@NullMarked
package dev.pointsman.rollout;

import org.jspecify.annotations.NullMarked;
