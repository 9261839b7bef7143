package dev.pointsman.drools.policy;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes, without parsing, texts that are harmless however they are parsed, since nothing in them can call or reach
 * anything: most constraints and consequences are such, and Drools' expression parser takes a quarter of a millisecond
 * for each. What is not recognized here is not forbidden: it is looked at more closely.
 */
final class SimpleText {

    /** A string literal, with the escapes of Java except for unicode ones. */
    static final String STRING = "\"[^\"\\\\\\n]*+(?:\\\\[btnfr0-7\"'\\\\][^\"\\\\\\n]*+)*+\"";

    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:(?<string>" + STRING + "|'[^'\"\\\\\\n]*+')"
            + "|(?<number>\\d++(?:\\.\\d++)?+(?![\\w.$]))"
            + "|(?<str>str\\s*+\\[\\s*+(?:startsWith|endsWith|length)\\s*+\\])"
            + "|(?<binding>[\\w$]++)\\s*+:(?![:=])"
            + "|(?<word>[\\w$]++)"
            + "|(?<sign>==|!=|<=|>=|<|>|&&|\\|\\||!(?!\\.)|[-,()\\[\\]]))");
    private static final Set<String> OPERATORS =
            Set.of("in", "not", "matches", "contains", "excludes", "memberOf", "soundslike", "true", "false", "null");
    private static final Pattern CONSEQUENCE = Pattern.compile("\\s*+routing\\s*+\\.\\s*+to\\s*+\\(\\s*+" + STRING
            + "\\s*+\\)(?:\\s*+\\.\\s*+because\\s*+\\(\\s*+" + STRING + "\\s*+\\))?+\\s*+;\\s*+");

    private SimpleText() {}

    /** Tells whether this consequence does nothing but nominate a team by its name. */
    static boolean nominates(String consequence) {
        return CONSEQUENCE.matcher(consequence).matches();
    }

    /**
     * Tells whether this expression consists of literals, comparisons, brackets and allowed names only, without any call
     * or path.
     *
     * @param name tells whether a name is an accessor or bound
     * @param binding takes a name to which a value is bound, and tells whether that is allowed
     * @param regexes receives the content of each regular expression's literal, by the offset of the literal
     */
    static boolean compares(
            String expression, Predicate<String> name, Predicate<String> binding, Map<Integer, String> regexes) {
        int end = expression.stripTrailing().length();
        Matcher token = TOKEN.matcher(expression);
        String before = "";
        for (int at = 0; at < end; at = token.end()) {
            if (!token.region(at, end).lookingAt() || !harmless(token, before, name, binding)) {
                return false;
            }
            if (before.equals("matches")) {
                String literal = String.valueOf(token.group("string"));
                regexes.put(token.start("string"), literal.substring(1, literal.length() - 1));
            }
            String word = token.group("word");
            before = word == null ? "" : word;
        }
        return end > 0 && !before.equals("matches");
    }

    private static boolean harmless(Matcher token, String before, Predicate<String> name, Predicate<String> binding) {
        String word = token.group("word");
        String bound = token.group("binding");
        if (before.equals("matches") && token.group("string") == null) {
            return false;
        }
        if ("(".equals(token.group("sign")) && !before.isEmpty() && !before.equals("in")) {
            return false;
        }
        if (word != null && !OPERATORS.contains(word)) {
            return (before.isEmpty() || OPERATORS.contains(before)) && name.test(word);
        }
        return bound == null || binding.test(bound);
    }
}
