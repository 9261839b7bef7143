package dev.pointsman.ticket;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which an attribute is kept. Drools compares {@code attributes["n"] == 150} by {@code equals}, so each
 * number must have exactly one representation: an {@link Integer} where it is whole and fits, else a {@link Double}.
 */
final class AttributeValue {

    private AttributeValue() {}

    static String checkedName(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of an attribute must not be blank");
        }
        return name;
    }

    static @Nullable Object of(String name, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof Number number) {
            return number(name, number);
        }
        throw new IllegalArgumentException("attribute \"" + name + "\" must be a text, a number or a boolean, found a "
                + value.getClass().getName());
    }

    private static Object number(String name, Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("attribute \"" + name + "\" must be a finite number, found " + number);
        }
        if (isWhole(number) && new BigDecimal(value).compareTo(new BigDecimal(number.toString())) != 0) {
            throw new IllegalArgumentException("attribute \"" + name + "\" holds " + number
                    + ", which double precision cannot hold exactly; pass it as text");
        }
        int whole = (int) value;
        if (whole == value) {
            return whole;
        }
        return value;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof BigInteger
                || (number instanceof BigDecimal decimal
                        && decimal.stripTrailingZeros().scale() <= 0);
    }
}
