package dev.pointsman.ruletest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values so that YAML of any version reads the same values back, in a list or a map on one line. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{IsLatin}_][\\p{IsLatin}0-9_./+@-]*");

    /** Words that some version of YAML takes for something else than text. */
    private static final List<String> TAKEN =
            List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "none");

    private YamlText() {}

    static String of(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value == null || value instanceof Boolean || value instanceof Number || value instanceof Instant) {
            return String.valueOf(value);
        }
        String text = value.toString();
        boolean plain = PLAIN.matcher(text).matches() && TAKEN.stream().noneMatch(text::equalsIgnoreCase);
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(text, i)) {
                        quoted.append(c);
                    } else {
                        quoted.append(String.format("\\u%04X", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** YAML has only printable characters, and line ends of Unicode would be folded into spaces. */
    private static boolean isPrintable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return (c >= ' ' && c < 0x7F) || (c > 0x9F && c < 0xFFFE && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
    }
}
