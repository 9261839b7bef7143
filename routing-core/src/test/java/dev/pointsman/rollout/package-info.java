@NullMarked
package dev.pointsman.rollout;

import org.jspecify.annotations.NullMarked;
