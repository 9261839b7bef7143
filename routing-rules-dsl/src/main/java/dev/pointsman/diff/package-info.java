/**
 * What another version of a rule set changes: moves of tickets between teams, proven for all tickets and counted over a
 * file, against what its author declared. Knows the routing language, in which declarations are written, and the verifier.
 * Start at {@link dev.pointsman.diff.VersionDiff}.
 */
@NullMarked
package dev.pointsman.diff;

import org.jspecify.annotations.NullMarked;
