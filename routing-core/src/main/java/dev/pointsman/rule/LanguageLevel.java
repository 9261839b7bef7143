package dev.pointsman.rule;

/** The levels of the DRL language that Drools 10 reads. */
public enum LanguageLevel {
    /** Drools' own default. */
    DRL6,
    /** The reduced language of Drools 10: no half constraints such as {@code category == "a" || == "b"}. */
    DRL10
}
