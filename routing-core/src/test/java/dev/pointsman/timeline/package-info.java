@NullMarked
package dev.pointsman.timeline;

import org.jspecify.annotations.NullMarked;
