package dev.pointsman.explain;

import java.util.Optional;

/**
 * Writes a short text that a regular expression most likely matches: first alternatives, fewest repetitions. It knows the
 * usual parts of expressions and gives up on others, so its text is to be tried. One object reads one expression once.
 */
final class RegexSample {

    private static final int LONGEST = 1_000;

    private final String expression;
    private int at;

    private RegexSample(String expression) {
        this.expression = expression;
    }

    static Optional<String> of(String expression) {
        RegexSample sample = new RegexSample(expression);
        try {
            String text = sample.alternatives();
            return sample.at == expression.length() && !text.isBlank() ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Reads up to the end or a closing bracket; the first alternative that is not empty counts. */
    private String alternatives() {
        String first = sequence();
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            String other = sequence();
            first = first.isEmpty() ? other : first;
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
            String part = part();
            text.append(part.repeat(repetitions()));
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
        }
        return text.toString();
    }

    private String part() {
        char c = expression.charAt(at);
        at++;
        return switch (c) {
            case '(' -> group();
            case '[' -> oneOf();
            case '\\' -> escape();
            case '.' -> "x";
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (expression.startsWith("?", at)) {
            int end = at + 1;
            while (Character.isLetter(expression.charAt(end)) || expression.charAt(end) == '-') {
                end++;
            }
            at = end + 1;
            if (expression.charAt(end) == ')') {
                return ""; // flags alone, as (?is)
            }
            if (expression.charAt(end) != ':') {
                throw new IllegalArgumentException("a group of a special kind");
            }
        }
        String text = alternatives();
        if (expression.charAt(at) != ')') {
            throw new IllegalArgumentException("an open group");
        }
        at++;
        return text;
    }

    private String oneOf() {
        if (expression.charAt(at) == '^') {
            throw new IllegalArgumentException("a negated class");
        }
        String first = part();
        while (expression.charAt(at) != ']') {
            part();
        }
        at++;
        return first;
    }

    private String escape() {
        char c = expression.charAt(at);
        at++;
        return switch (c) {
            case 'd' -> "0";
            case 'w' -> "a";
            case 's' -> " ";
            case 'b' -> "";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalArgumentException("an escape of a special kind");
                }
                yield String.valueOf(c);
            }
        };
    }

    private int repetitions() {
        if (at == expression.length()) {
            return 1;
        }
        int times = 1;
        char c = expression.charAt(at);
        if (c == '*' || c == '?') {
            times = 0;
            at++;
        } else if (c == '+') {
            at++;
        } else if (c == '{') {
            int end = expression.indexOf('}', at);
            String least = expression.substring(at + 1, end).split(",", 2)[0];
            times = Integer.parseInt(least);
            at = end + 1;
        } else {
            return 1;
        }
        if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
            at++; // reluctant or possessive
        }
        if (times > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        return times;
    }
}
