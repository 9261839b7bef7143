/**
 * What a rule set must pass before it is published: the checks, the tests, and the difference to the version in force.
 *
 * <p>Knows {@code check} and {@code diff}, nothing of repositories or the command line. Start with
 * {@link dev.pointsman.gate.Gate}.
 */
@NullMarked
package dev.pointsman.gate;

import org.jspecify.annotations.NullMarked;
