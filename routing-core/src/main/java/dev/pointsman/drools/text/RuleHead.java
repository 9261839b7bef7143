package dev.pointsman.drools.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands before the conditions of a rule, as written. Immutable.
 *
 * @param name name of the rule
 * @param attributes values of attributes such as {@code salience}, by name
 * @param annotations notes and suppressions, in the order of the parser
 */
public record RuleHead(String name, Map<String, String> attributes, List<Annotation> annotations) {

    public RuleHead {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(attributes, "attributes");
        annotations = List.copyOf(annotations);
    }

    /**
     * An annotation.
     *
     * @param value what stands in its brackets, without quotes
     * @param duplicated whether it stands twice
     */
    public record Annotation(String name, String value, boolean duplicated) {}
}
