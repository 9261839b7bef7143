package dev.pointsman.rule;

import java.util.Objects;

/**
 * The DRL of one rule, for those who run it in Drools. Immutable.
 *
 * @param header everything of its file that stands outside of rules: package, imports, globals; shared by the rules of
 *     the file
 * @param text the rule from {@code rule} to {@code end}, with as many lines as in its file, without what Drools need not
 *     see (dates)
 * @param line the line of the file on which {@code text} starts, 1 for the first
 */
public record RuleSource(String header, String text, int line) {
    public RuleSource {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(text, "text");
    }
}
