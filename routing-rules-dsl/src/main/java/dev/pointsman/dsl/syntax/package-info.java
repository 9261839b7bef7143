/**
 * What a file of the routing language says, as its author wrote it: a tree of records, the words of the language, and the
 * place where its issues are collected. Knows no value's type and no name's meaning.
 *
 * <p>Start with {@link dev.pointsman.dsl.syntax.Syntax}.
 */
@NullMarked
package dev.pointsman.dsl.syntax;

import org.jspecify.annotations.NullMarked;
