/**
 * Regular expressions that can take exponential time: the parts of an expression, the automaton they make, and what in
 * it can be read in too many ways.
 *
 * <p>Knows nothing but the JDK. Start with {@link dev.pointsman.regex.SlowRegex}.
 */
@NullMarked
package dev.pointsman.regex;

import org.jspecify.annotations.NullMarked;
