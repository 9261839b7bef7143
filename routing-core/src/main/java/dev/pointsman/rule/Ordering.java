package dev.pointsman.rule;

import org.jspecify.annotations.Nullable;

/**
 * Type conversions of conditions, as Drools makes them for a value whose type it learns only at run time (an
 * attribute): found by running {@code EvaluationUtil} and {@code CoercionUtil} of Drools 10.2.
 */
final class Ordering {

    private Ordering() {}

    static int compare(Condition.Order order, Object value) {
        Comparable<?> bound = order.bound();
        if (bound instanceof Number right && value instanceof Number left) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        if (bound instanceof String text && value instanceof String string) {
            return string.compareTo(text);
        }
        Double left = number(value, bound);
        Double right = number(bound, value);
        if (left == null || right == null) {
            throw unfit(order, value);
        }
        return Double.isNaN(left) || Double.isNaN(right)
                ? compareNotANumber(order, left, right)
                : Double.compare(left, right);
    }

    /** The text "NaN" is a number too: Drools takes it for the greatest, but its {@code <} and {@code >} never hold on it. */
    private static int compareNotANumber(Condition.Order order, double left, double right) {
        return switch (order.relation()) {
            case LESS -> 1;
            case GREATER -> -1;
            case AT_MOST, AT_LEAST -> Double.compare(left, right);
        };
    }

    /** Reads {@code value} as a number; a text must be written in the type of the number it is compared with. */
    private static @Nullable Double number(Object value, Object other) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return other instanceof Integer ? Integer.valueOf(text).doubleValue() : Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String asText(Condition condition, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw unfit(condition, value);
    }

    static String presentText(Condition condition, @Nullable Object value) {
        if (value == null) {
            throw new RuleEngineException(condition.text() + " cannot be evaluated: the value is absent\n"
                    + "  Test for presence first, for instance: subject != null, subject str[startsWith] \"...\"");
        }
        return asText(condition, value);
    }

    private static RuleEngineException unfit(Condition condition, Object value) {
        return new RuleEngineException(
                condition.text() + " cannot be evaluated: the value is " + Literals.text(value)
                        + "\n  Declare the type of the attribute in schema.yaml, so that a wrong value is found where it arises.");
    }
}
