/**
 * The routing language: {@code *.route} files and ownership tables, read into rules and written from them. Knows rules,
 * tickets and teams, and no engine.
 *
 * <p>Start with {@link dev.pointsman.dsl.RouteReader}. The path of a text: {@link dev.pointsman.dsl.parse} makes a tree of
 * {@link dev.pointsman.dsl.syntax}; {@link dev.pointsman.dsl.meaning} makes rules of the tree, and a tree of rules; {@link
 * dev.pointsman.dsl.layout} writes the tree in its canonical form.
 */
@NullMarked
package dev.pointsman.dsl;

import org.jspecify.annotations.NullMarked;
