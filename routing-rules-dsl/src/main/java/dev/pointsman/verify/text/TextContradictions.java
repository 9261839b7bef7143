package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that no text gives certain answers, where that is cheap: one answer alone, two that imply or exclude each other,
 * and all comparisons with other texts together.
 */
public final class TextContradictions {

    private TextContradictions() {}

    /** Returns answers among these that no text gives together; null when none were found. */
    public static @Nullable List<TextAnswer> find(List<TextAnswer> answers) {
        for (TextAnswer one : answers) {
            if (isImpossible(one)) {
                return List.of(one);
            }
        }
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < answers.size(); j++) {
                if (i != j && contradict(answers.get(i), answers.get(j))) {
                    return List.of(answers.get(i), answers.get(j));
                }
            }
        }
        List<TextAnswer> orders = answers.stream()
                .filter(answer -> answer.test() instanceof Condition.Order)
                .toList();
        return !orders.isEmpty() && isEmptyStretch(orders) ? orders : null;
    }

    private static boolean isImpossible(TextAnswer one) {
        TextShape shape = TextShape.of(one.test());
        if (shape != null && !one.isYes()) {
            return shape.isAnything();
        }
        return one.test() instanceof Condition.Length length && one.isYes() && length.characters() < 1;
    }

    private static boolean contradict(TextAnswer a, TextAnswer b) {
        if (a.test() instanceof Condition.Length length && a.isYes() && b.isYes()) {
            if (b.test() instanceof Condition.Length other) {
                return length.characters() != other.characters();
            }
            TextShape shape = TextShape.of(b.test());
            return shape != null && shape.excludesLength(length.characters());
        }
        TextShape first = TextShape.of(a.test());
        TextShape second = TextShape.of(b.test());
        if (first == null || second == null || !a.isYes()) {
            return false;
        }
        return b.isYes() ? first.excludes(second) : first.implies(second);
    }

    /** The tests ask for texts below a bound; none of the texts is a bound itself. */
    private static boolean isEmptyStretch(List<TextAnswer> orders) {
        String above = null;
        String below = null;
        for (TextAnswer answer : orders) {
            String bound = (String) ((Condition.Order) answer.test()).bound();
            if (answer.isYes()) {
                below = below == null || bound.compareTo(below) < 0 ? bound : below;
            } else {
                above = above == null || bound.compareTo(above) > 0 ? bound : above;
            }
        }
        if (below == null) {
            return false;
        }
        return below.isEmpty() || (above != null && (above.compareTo(below) >= 0 || below.equals(above + '\0')));
    }
}
