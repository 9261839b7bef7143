@NullMarked
package dev.pointsman.log;

import org.jspecify.annotations.NullMarked;
