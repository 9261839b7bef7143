package dev.pointsman.ruletest;

import dev.pointsman.explain.Question;
import dev.pointsman.source.SourcePosition;
import java.util.List;
import java.util.Objects;

/**
 * A case: what is asked, and what is expected of the decision. Immutable.
 *
 * @param name unique in its file
 * @param position where it stands
 * @param question what is asked
 * @param expected what is expected, at least one thing
 */
public record TestCase(String name, SourcePosition position, Question question, List<Expected> expected) {

    /** Copies. */
    public TestCase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(question, "question");
        expected = List.copyOf(expected);
    }
}
