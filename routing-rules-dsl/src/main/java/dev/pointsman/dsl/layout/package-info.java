/**
 * From {@link dev.pointsman.dsl.syntax.Syntax} to text: the one canonical layout, in which comments stay with what they
 * stand beside.
 *
 * <p>Start with {@link dev.pointsman.dsl.layout.RouteFormat}.
 */
@NullMarked
package dev.pointsman.dsl.layout;

import org.jspecify.annotations.NullMarked;
