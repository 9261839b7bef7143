/**
 * Sets of combinations as decision diagrams, and what is asked of them: search, union, boxes. Start at
 * {@link dev.pointsman.verify.diagram.Diagram}.
 *
 * <p>Knows numbers only: no rule, no ticket. Open for the verifier alone.
 */
@NullMarked
package dev.pointsman.verify.diagram;

import org.jspecify.annotations.NullMarked;
