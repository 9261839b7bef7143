/**
 * From text to {@link dev.pointsman.dsl.syntax.Syntax}: a lexer, a recursive-descent parser that goes on after a mistake,
 * and CSV files as tables. Knows nothing of rules but their limits.
 *
 * <p>Start with {@link dev.pointsman.dsl.parse.Parser}.
 */
@NullMarked
package dev.pointsman.dsl.parse;

import org.jspecify.annotations.NullMarked;
