/** The smallest Java program that embeds the library. Start with {@link dev.pointsman.examples.host.EmbeddedHost}. */
@NullMarked
package dev.pointsman.examples.host;

import org.jspecify.annotations.NullMarked;
