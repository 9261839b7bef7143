package dev.pointsman.benchmarks.workload;

import java.util.Arrays;
import java.util.Locale;

/** Rule sets that are hard on an index, each in its own way. */
public enum HostileCorner {
    /** One field with half as many values as there are rules. */
    MANY_VALUES,
    /** Every rule tests one and the same field, and nothing else. */
    ONE_FIELD,
    /** Every rule tests one word of the subject, each another word. */
    KEYWORDS,
    /** Every rule lists a fifth of the thousand values of a field. */
    WIDE_LISTS,
    /** Rules only exclude values. */
    EXCLUSIONS,
    /** Rules test ranges of two number attributes. */
    RANGES,
    /** Every rule matches every ticket. */
    ALL_MATCH,
    /** Every ticket meets all but one constraint of many rules, and goes to the fallback. */
    NONE_MATCH,
    /** Tickets with 200 tags, rules that demand up to three. */
    MANY_TAGS,
    /** A thousand attributes, each tested by few rules; a ticket has twenty of them. */
    MANY_ATTRIBUTES,
    /** Every rule matches every ticket with the same salience, and the half that stands first is no longer in force. */
    HALF_EXPIRED,
    /** Every rule tests one phrase of a description of 20,000 characters. */
    LONG_TEXT;

    /** Returns the name as a parameter, for instance {@code many-values}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a corner by its name as a parameter. */
    public static HostileCorner of(String parameter) {
        return Arrays.stream(values())
                .filter(corner -> corner.parameter().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no corner \"" + parameter + "\""));
    }
}
