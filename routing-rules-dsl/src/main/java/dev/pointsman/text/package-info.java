/** Text from outside, made safe for where it is written. Knows nothing. */
@NullMarked
package dev.pointsman.text;

import org.jspecify.annotations.NullMarked;
