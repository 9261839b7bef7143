@NullMarked
package dev.pointsman.monitor;

import org.jspecify.annotations.NullMarked;
