@NullMarked
package dev.pointsman.canary;

import org.jspecify.annotations.NullMarked;
