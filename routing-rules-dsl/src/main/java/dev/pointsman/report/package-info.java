/**
 * What a command found, and the forms in which people and CI systems read it: text, JSON, JUnit XML, SARIF 2.1.0 and
 * annotations of GitHub. Knows nothing of how things are found. Start at {@link dev.pointsman.report.Report}.
 */
@NullMarked
package dev.pointsman.report;

import org.jspecify.annotations.NullMarked;
