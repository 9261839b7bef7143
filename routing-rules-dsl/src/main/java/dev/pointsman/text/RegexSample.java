package dev.pointsman.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Writes texts that a regular expression probably matches: whoever uses one asks the expression itself. Reads the common
 * part of the notation of {@link java.util.regex.Pattern} and passes over the rest. Confined to one thread.
 */
public final class RegexSample {

    private static final int SAMPLES = 6;
    private static final List<String> PROBES = List.of("x", "7", " ", "-", "A", "\u00e9");
    private static final int LONGEST = 1_000;

    private final String regex;
    private final int variant;
    private int at;

    private RegexSample(String regex, int variant) {
        this.regex = regex;
        this.variant = variant;
    }

    /** Returns a few texts. */
    public static Set<String> of(String regex) {
        Set<String> samples = new LinkedHashSet<>();
        for (int variant = 0; variant < SAMPLES; variant++) {
            RegexSample sample = new RegexSample(regex, variant);
            String text = sample.alternatives();
            if (sample.at == regex.length() && text.length() <= LONGEST) {
                samples.add(text);
            }
        }
        return samples;
    }

    private String alternatives() {
        String chosen = sequence();
        for (int number = 1; at < regex.length() && regex.charAt(at) == '|'; number++) {
            at++;
            String next = sequence();
            chosen = number <= variant ? next : chosen;
        }
        return chosen;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String one = one();
            text.append(one.repeat(one.length() > LONGEST ? 0 : repetitions()));
            if (text.length() > LONGEST) {
                text.setLength(LONGEST);
            }
        }
        return text.toString();
    }

    private int repetitions() {
        if (at == regex.length()) {
            return 1;
        }
        int more = variant % 2;
        int times;
        switch (regex.charAt(at)) {
            case '*', '?' -> times = more;
            case '+' -> times = 1 + more;
            case '{' -> {
                int end = regex.indexOf('}', at);
                String number = end < 0 ? "" : regex.substring(at + 1, end).replaceFirst(",.*", "");
                times = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 1;
                at = end < 0 ? at : end;
            }
            default -> {
                return 1;
            }
        }
        at++;
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return times;
    }

    private String one() {
        char c = regex.charAt(at++);
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
        if (regex.startsWith("?<", at)
                && regex.indexOf('>', at) > 0
                && !regex.startsWith("?<=", at)
                && !regex.startsWith("?<!", at)) {
            at = regex.indexOf('>', at) + 1; // a name
        } else if (at < regex.length() && regex.charAt(at) == '?') {
            at++;
            while (at < regex.length() && "imsuxd-:<>=!".indexOf(regex.charAt(at)) >= 0) {
                if (regex.charAt(at++) == ':') {
                    break;
                }
            }
        }
        String inner = alternatives();
        if (at < regex.length()) {
            at++; // the closing bracket
        }
        return inner;
    }

    private String oneOf() {
        int start = at - 1;
        int open = 1;
        for (; at < regex.length() && open > 0; at++) {
            char c = regex.charAt(at);
            at += c == '\\' ? 1 : 0;
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        at = Math.min(at, regex.length());
        String oneOf = regex.substring(start, at);
        return oneOf.chars()
                .mapToObj(Character::toString)
                .filter(c -> isIn(c, oneOf))
                .findFirst()
                .or(() -> PROBES.stream().filter(c -> isIn(c, oneOf)).findFirst())
                .orElse("");
    }

    private static boolean isIn(String character, String oneOf) {
        try {
            return character.matches(oneOf);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private String escape() {
        if (at == regex.length()) {
            return "";
        }
        char c = regex.charAt(at++);
        if (c == 'Q') {
            int end = regex.indexOf("\\E", at);
            String quoted = regex.substring(at, end < 0 ? regex.length() : end);
            at = end < 0 ? regex.length() : end + 2;
            return quoted;
        }
        if ((c == 'p' || c == 'P') && at < regex.length()) {
            at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
            return "x";
        }
        return escaped(c);
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'd' -> "7";
            case 'w', 'D', 'S' -> "x";
            case 's', 'W' -> " ";
            case 'b', 'B', 'A', 'z', 'Z' -> "";
            case 'n', 'R' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            default -> String.valueOf(c);
        };
    }
}
