/** Pages below {@code docs/} whose content is checked against the code. */
@NullMarked
package dev.pointsman.docs;

import org.jspecify.annotations.NullMarked;
