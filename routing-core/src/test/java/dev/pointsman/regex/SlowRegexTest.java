package dev.pointsman.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowRegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "refund",
                "(?is).*refund.*",
                ".*(refund|chargeback).*",
                "(?i).*(?:late|delayed|missing|lost).*(?:parcel|package).*",
                ".*refund.*urgent.*",
                "^[A-Z]{2}-\\d+$",
                "(ab)+c",
                "(?:a|b)*",
                "(?:ab|ac)*",
                "(a|ab)*",
                "(a+b)+",
                "\\s*[A-Z]{2}\\d{6}\\s*",
                "\\d{1,3}(?:\\.\\d{1,3}){3}",
                "(\\d{10})+",
                "[^@]+@[^@]+\\.[a-z]{2,}",
                "[\\w.]+@[\\w.]+",
                ".*\\d+.*",
                "(?s)\\s*.*error:\\s+\\d+.*",
                "(?:[a-z]+,)*[a-z]+",
                "(?=.*\\d)(?=.*[a-z]).+",
                "(?>a+)+b",
                "(?:a++)+b",
                "a*+a*+a*+x",
                "(a*)b\\1",
                "\\Q(a+)+\\E",
                "[(a+)+]",
                "[[a-z]&&[^aeiou]]+",
                "[]a]+x",
                "(?x) a + # (b+)+ \n c",
                "(?<year>\\d{4})-(?<month>\\d\\d)",
                "\\x41\\u0042\\p{Lu}+\\R?\\07",
                "(?:Rück|Um)tausch",
                "(?i:eu)-.{0,40}",
                "x{0}(?:^|,)\\bvip\\b(?:,|$)",
                "\uD83D\uDE00+",
            })
    void problem_ofAnOrdinaryExpression_isEmpty(String regex) {
        assertThat(SlowRegex.problem(regex)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(a+)+ ~ (a+)+",
                "x(a+)+y ~ (a+)+",
                "(a|a)* ~ (a|a)*",
                "(a|b|ab)* ~ (a|b|ab)*",
                "(.*)* ~ (.*)*",
                "(?:x*)* ~ (?:x*)*",
                "((a?)*)* ~ ((a?)*)*",
                "(a?b?)*c ~ (a?b?)*",
                "^(\\w+\\s?)*$ ~ (\\w+\\s?)*",
                "(.*,)*x ~ (.*,)*",
                "(\\d{2,3})+ ~ (\\d{2,3})+",
                "(?i)(a|A)+x ~ (a|A)+",
                "(\\d+\\.?)+% ~ (\\d+\\.?)+",
                "([a-z]|[α-ω]|\\p{L})+1 ~ ([a-z]|[α-ω]|\\p{L})+",
                "(?:(a+)+b|c) ~ (a+)+",
                "(?=(a+)+b)x ~ (a+)+",
                "(?>(a+)+b)x ~ (a+)+",
                "(?:(?=.*x)a)* ~ (?=.*x)",
                "((a)\\2)* ~ \\2",
                "(\\d{1,3}){1,30}x ~ (\\d{1,3}){1,30}",
                "(a?){40}b ~ (a?){40}b",
                ".*.*.*x ~ .*.*.*",
                "a.*.*\\w*x ~ .*.*\\w*",
                "(?x)( a + ) + ~ ( a + ) +",
            })
    void problem_ofASlowExpression_isTheOffendingPart(String regex, String part) {
        assertThat(SlowRegex.problem(regex)).contains(part);
    }

    @Test
    void problem_ofLongLists_isEmpty() {
        StringBuilder words = new StringBuilder("(?is).*(");
        for (int i = 0; i < 400; i++) {
            words.append(i == 0 ? "" : "|").append("word").append(Integer.toString(i * 7919, 36));
        }
        assertThat(SlowRegex.problem(words.append(").*").toString())).isEmpty();
    }

    @Test
    void problem_ofTooDeepOrTooLongAnExpression_isTheWhole() {
        String deep = "(?:a".repeat(300) + ")*".repeat(300);
        assertThat(SlowRegex.problem(deep)).isPresent();
        String wide = "(" + "[a-z]{50}|".repeat(300) + "x)*";
        assertThat(SlowRegex.problem(wide)).isPresent();
    }

    @Test
    void problem_ofAMalformedExpression_throws() {
        assertThatThrownBy(() -> SlowRegex.problem("(a")).isInstanceOf(PatternSyntaxException.class);
    }

    /**
     * Whatever passes reads few characters on texts made to fail. The bound is far above any polynomial that may pass
     * and far below the number of ways in which a slow expression reads 40 characters.
     */
    @Test
    void problem_ofRandomExpressions_neverPassesAnExponentialOne() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < 4_000; i++) {
            String regex = random(random, 4);
            if (SlowRegex.problem(regex).isEmpty()) {
                passed++;
                for (String unit : new String[] {"a", "b", "ab", "aab", "ba"}) {
                    String text = unit.repeat(40 / unit.length()) + "!";
                    assertThat(steps(regex, text))
                            .as("seed %d, expression %d: %s on %s", seed, i, regex, text)
                            .isLessThan(Counted.MOST);
                }
            }
        }
        assertThat(passed).isBetween(1_000, 3_900);
    }

    private static long steps(String regex, String text) {
        Counted counted = new Counted(text);
        try {
            Pattern.compile(regex).matcher(counted).matches();
        } catch (Counted.TooMany e) {
            return Counted.MOST;
        }
        return counted.read;
    }

    private static String random(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1, 2 -> random(random, depth - 1) + random(random, depth - 1);
            case 3 -> "(?:" + random(random, depth - 1) + "|" + random(random, depth - 1) + ")";
            case 4, 5 ->
                "(?:" + random(random, depth - 1) + ")"
                        + new String[] {"*", "+", "?", "{2}", "{1,3}", "*?", "{0,9}", "++"}[random.nextInt(8)];
            case 6 -> "[ab]";
            case 7 -> ".";
            default -> random.nextBoolean() ? "a" : "b";
        };
    }

    /** Counts how often a character is read, and gives up after too many. */
    private static final class Counted implements CharSequence {
        static final long MOST = 5_000_000;

        private final String text;
        private long read;

        Counted(String text) {
            this.text = text;
        }

        static final class TooMany extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++read >= MOST) {
                throw new TooMany();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
