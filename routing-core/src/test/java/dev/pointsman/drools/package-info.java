/** Tests of running rules in Drools. Rules are made by {@link dev.pointsman.drools.DrlRules}, not read from files. */
@NullMarked
package dev.pointsman.drools;

import org.jspecify.annotations.NullMarked;
