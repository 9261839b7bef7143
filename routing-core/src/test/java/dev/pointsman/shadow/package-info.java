@NullMarked
package dev.pointsman.shadow;

import org.jspecify.annotations.NullMarked;
