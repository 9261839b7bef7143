/**
 * Drools' own parsers, quick and quiet: from text to Drools' parse tree, with the syntax errors that Drools swallows.
 * Knows the text. Start with {@link dev.pointsman.drools.parse.DrlParsing}.
 */
@NullMarked
package dev.pointsman.drools.parse;

import org.jspecify.annotations.NullMarked;
