@NullMarked
package dev.pointsman.report;

import org.jspecify.annotations.NullMarked;
