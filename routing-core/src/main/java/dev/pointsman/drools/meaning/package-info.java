/**
 * What is read of a rule, by whichever parser, and what it means: comparisons become conditions, the words of its head
 * become salience, dates and notes. Knows the text and no parser. Start with {@link
 * dev.pointsman.drools.meaning.ConditionReader}; where what is wrong goes is {@link
 * dev.pointsman.drools.meaning.ConstraintIssues}.
 */
@NullMarked
package dev.pointsman.drools.meaning;

import org.jspecify.annotations.NullMarked;
