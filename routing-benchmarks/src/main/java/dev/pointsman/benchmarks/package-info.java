/** Benchmarks. */
@NullMarked
package dev.pointsman.benchmarks;

import org.jspecify.annotations.NullMarked;
