@NullMarked
package dev.pointsman.release;

import org.jspecify.annotations.NullMarked;
