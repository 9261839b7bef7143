/**
 * What a running router shows to monitoring: meters of Micrometer, which is an optional dependency, and events of the JDK
 * Flight Recorder. Knows decisions and what
 * runs. Start at {@link dev.pointsman.monitor.DecisionMetrics}.
 */
@NullMarked
package dev.pointsman.monitor;

import org.jspecify.annotations.NullMarked;
