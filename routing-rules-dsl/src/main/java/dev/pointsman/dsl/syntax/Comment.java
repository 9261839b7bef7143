package dev.pointsman.dsl.syntax;

/**
 * A comment. Immutable.
 *
 * @param text from {@code #} to the end of the line, without blanks at the end; a comment of another language in this form,
 *     on several lines where it has several
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param ownLine whether only blanks stand before it on its line
 * @param blankBehind whether an empty line follows
 */
public record Comment(String text, int start, int end, boolean ownLine, boolean blankBehind) {}
