package dev.pointsman.drools.text;

import java.util.Optional;

/** Reads the text between the quotes of a DRL string, by the escapes that both DRL and Java know. */
public final class StringLiteral {

    /** What to do about an escape that is not known. */
    public static final String ESCAPES = "Double the backslash, as in \"\\\\d\"; write other characters as they are.";

    private StringLiteral() {}

    /** Says that a literal has an escape that is not known. */
    public static String badEscape(String literal) {
        return literal + " has an escape that is not understood";
    }

    /** Returns the value, or empty when it has an escape other than {@code \b \t \n \f \r \" \' \\}. */
    public static Optional<String> value(String between) {
        if (between.indexOf('\\') < 0) {
            return Optional.of(between);
        }
        StringBuilder value = new StringBuilder(between.length());
        for (int i = 0; i < between.length(); i++) {
            char c = between.charAt(i);
            if (c == '\\') {
                i++;
                int known = i < between.length() ? "btnfr\"'\\".indexOf(between.charAt(i)) : -1;
                if (known < 0) {
                    return Optional.empty();
                }
                value.append("\b\t\n\f\r\"'\\".charAt(known));
            } else {
                value.append(c);
            }
        }
        return Optional.of(value.toString());
    }
}
