package dev.pointsman.ruletest;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.explain.WhyNot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a case came out. Immutable.
 *
 * @param testCase the case
 * @param decision the decision that was made
 * @param unmet what was expected and did not come; empty if the case passed
 * @param explanation the explanation of the decision; null if the case passed
 * @param whyNot why the rule that was expected, or the nearest rule of the team that was, did not win; null if the case
 *     passed, or expects neither
 */
public record TestResult(
        TestCase testCase,
        Decision decision,
        List<Expected> unmet,
        @Nullable Explanation explanation,
        @Nullable WhyNot whyNot) {

    /** Copies. */
    public TestResult {
        Objects.requireNonNull(testCase, "testCase");
        Objects.requireNonNull(decision, "decision");
        unmet = List.copyOf(unmet);
    }

    /** Tells whether everything came as expected. */
    public boolean passed() {
        return unmet.isEmpty();
    }

    /** Returns on one line what was expected and what came instead; empty if the case passed. */
    public String message() {
        return unmet.stream().map(expected -> expected.unmetBy(decision)).collect(Collectors.joining("; "));
    }

    /** Returns the explanation of a failed case, and why the expected rule did not win, several lines; else empty. */
    public Optional<String> details() {
        if (explanation == null) {
            return Optional.empty();
        }
        return Optional.of(whyNot == null ? explanation.toString() : explanation + "\n" + whyNot);
    }
}
