package dev.pointsman.rule;

/** The levels of the DRL language that Drools 10 reads. */
public enum LanguageLevel {
    /** Drools' own default. */
    DRL6,
    /** The reduced language: no half constraints ({@code == "a" || == "b"}), custom operators need {@code ##}. */
    DRL10
}
