/** The smallest host. */
@NullMarked
package dev.pointsman.examples.host;

import org.jspecify.annotations.NullMarked;
