/**
 * The routing language: {@code *.route} files and ownership tables, read into rules and written from them. Knows rules,
 * tickets and teams, and no engine.
 *
 * <p>Start with {@link dev.pointsman.dsl.RouteReader}. The path of a text: {@code Lexer}, {@code Parser}, {@code Syntax},
 * then {@code RouteTranslation} to a rule, or {@code RouteFormat} back to text.
 */
@NullMarked
package dev.pointsman.dsl;

import org.jspecify.annotations.NullMarked;
