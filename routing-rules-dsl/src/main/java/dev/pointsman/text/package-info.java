/** Texts by themselves: made safe to print, or written to match an expression. Knows nothing. */
@NullMarked
package dev.pointsman.text;

import org.jspecify.annotations.NullMarked;
