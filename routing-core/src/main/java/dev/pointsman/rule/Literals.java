package dev.pointsman.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes literal values as DRL does. */
final class Literals {

    private Literals() {}

    static String text(@Nullable Object value) {
        if (value instanceof String string) {
            return quoted(string);
        }
        return value instanceof Double number ? decimal(number) : String.valueOf(value);
    }

    /** DRL reads no exponents. */
    private static String decimal(double number) {
        String text = Double.toString(number);
        if (text.indexOf('E') < 0 || Double.isInfinite(number)) {
            return text;
        }
        String plain = new BigDecimal(text).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String quoted(String string) {
        StringBuilder text = new StringBuilder(string.length() + 2).append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }

    /** Joins the texts of conditions, each in brackets where it is itself joined. */
    static String joined(List<Condition> parts, String connective) {
        return parts.stream()
                .map(part -> part instanceof Condition.All || part instanceof Condition.Any
                        ? "(" + part.text() + ")"
                        : part.text())
                .collect(Collectors.joining(connective));
    }
}
