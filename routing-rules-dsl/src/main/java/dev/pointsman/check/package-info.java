/**
 * The whole check of a rule set: what reading, compiling and verifying it found, less what its authors accept for a
 * while. Start at {@link dev.pointsman.check.RuleSetCheck}.
 */
@NullMarked
package dev.pointsman.check;

import org.jspecify.annotations.NullMarked;
