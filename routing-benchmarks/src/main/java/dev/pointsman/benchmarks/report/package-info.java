/**
 * From measurements to something one can read: the standard comparison, the memory report, and the table and chart that
 * are drawn from the JSON they leave.
 *
 * <p>Start with {@link dev.pointsman.benchmarks.report.StandardComparison}.
 */
@NullMarked
package dev.pointsman.benchmarks.report;

import org.jspecify.annotations.NullMarked;
