@NullMarked
package dev.pointsman.signing;

import org.jspecify.annotations.NullMarked;
