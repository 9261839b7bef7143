package dev.pointsman.verify.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what shapes imply and exclude with what the tests say about all short texts. */
class TextShapeTest {

    private static final List<String> EXPRESSIONS = List.of(
            "a.*",
            "ab.*",
            ".*b",
            "(?s).*ab",
            ".*ab.*",
            "(?s).*ab.*",
            "(?i)a.*",
            "(?i)ab.*",
            "(?is).*AB.*",
            "(?si).*b",
            "(?i)Ab",
            "(?i)b",
            "^ab.*$",
            "^AB",
            "ab",
            "\\.b",
            ".*\\.",
            "a\\\nb",
            "a\nb.*",
            "(?s)a\nb.*",
            "(?s).*",
            ".*",
            "",
            "(?s)^");

    @Test
    void plainTests_implyAndExclude_exactlyWhatTheyDoOnAllTexts() {
        List<String> texts = ShortTexts.of("abx", 6);
        List<Condition.Leaf> tests = ShortTexts.literals(List.of("a", "b", "ab", "ba", "aa", "aab"));
        List<BitSet> accepted = tests.stream()
                .map(test -> ShortTexts.on(texts, test, TextAnswer.YES))
                .toList();
        for (int i = 0; i < tests.size(); i++) {
            TextShape one = shape(tests.get(i));
            for (int length = 1; length <= 6; length++) {
                int asked = length;
                assertThat(one.excludesLength(length))
                        .as("%s of length %d", one, length)
                        .isEqualTo(accepted.get(i).stream()
                                .noneMatch(number -> texts.get(number).length() == asked));
            }
            for (int j = 0; j < tests.size(); j++) {
                TextShape other = shape(tests.get(j));
                BitSet beyond = (BitSet) accepted.get(i).clone();
                beyond.andNot(accepted.get(j));
                assertThat(one.implies(other)).as("%s implies %s", one, other).isEqualTo(beyond.isEmpty());
                assertThat(one.excludes(other))
                        .as("%s excludes %s", one, other)
                        .isEqualTo(!accepted.get(i).intersects(accepted.get(j)));
            }
        }
    }

    private static TextShape shape(Condition.Leaf test) {
        return Objects.requireNonNull(TextShape.of(test), test::text);
    }

    @Test
    void expressions_implyAndExclude_onlyWhatTheyDoOnAllTexts() {
        List<String> texts = ShortTexts.of("aAb.\n", 5);
        List<Condition.Leaf> tests =
                EXPRESSIONS.stream().map(ShortTexts::matches).toList();
        List<BitSet> accepted = tests.stream()
                .map(test -> ShortTexts.on(texts, test, TextAnswer.YES))
                .toList();
        for (int i = 0; i < tests.size(); i++) {
            TextShape one = shape(tests.get(i));
            assertThat(one.isAnything()).as("%s", one).isEqualTo(accepted.get(i).cardinality() == texts.size());
            for (int j = 0; j < tests.size(); j++) {
                TextShape other = shape(tests.get(j));
                if (one.implies(other)) {
                    BitSet beyond = (BitSet) accepted.get(i).clone();
                    beyond.andNot(accepted.get(j));
                    assertThat(beyond.isEmpty()).as("%s implies %s", one, other).isTrue();
                }
                if (one.excludes(other)) {
                    assertThat(accepted.get(i).intersects(accepted.get(j)))
                            .as("%s excludes %s", one, other)
                            .isFalse();
                }
            }
        }
    }

    /** The literal stands where the shape says, and what is around it is nothing, or anything without line breaks, or anything. */
    @Test
    void shape_meansWhatTheExpressionMeans() {
        List<String> texts = ShortTexts.of("aAb.\n", 5);
        for (String expression : EXPRESSIONS) {
            TextShape shape = shape(ShortTexts.matches(expression));
            for (String text : texts) {
                assertThat(has(shape, text)).as("%s on \"%s\"", shape, text).isEqualTo(text.matches(expression));
            }
        }
    }

    private static boolean has(TextShape shape, String text) {
        int length = shape.literal().length();
        for (int at = 0; at + length <= text.length(); at++) {
            String before = text.substring(0, at);
            String after = text.substring(at + length);
            if ((shape.before() || before.isEmpty())
                    && (shape.after() || after.isEmpty())
                    && (shape.lines() || !(before + after).contains("\n"))
                    && text.regionMatches(shape.anyCase(), at, shape.literal(), 0, length)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "(?i)ab.*,   (?i)A.*",
        "ab.*,       (?i)A.*",
        "(?i)aB,     (?i).*b",
        "a.*,        (?s)a.*",
        "xab,        .*ab.*",
        "ab.*,       ^ab.*$",
        "Zab.*,      (?i)zA.*",
    })
    void expression_thatImpliesAnother_isUnderstood(String narrow, String wide) {
        assertThat(shape(ShortTexts.matches(narrow)).implies(shape(ShortTexts.matches(wide))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"(?i)ab.*, b.*", "(?i)Ab, AC", "zb.*, (?i)YB.*", "(?s).*a, (?i).*B", "(?i)a, ab.*", "ab, .*c.*"})
    void expressionsThatExcludeEachOther_areUnderstood(String one, String other) {
        assertThat(shape(ShortTexts.matches(one)).excludes(shape(ShortTexts.matches(other))))
                .isTrue();
        assertThat(shape(ShortTexts.matches(other)).excludes(shape(ShortTexts.matches(one))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"(?i)ab.*, AB.*", "zb.*, (?i)ZB.*", "(?i)[.*, (?i){.*", "(?i)@.*, `.*"})
    void expressionsThatDifferInCaseOnly_doNotExcludeEachOther_andOtherCharactersHaveNoCase(String one, String other) {
        boolean letters = Character.isLetter(one.replace("(?i)", "").charAt(0));
        TextShape first = new TextShape(false, literal(one), true, one.contains("?i"), true);
        TextShape second = new TextShape(false, literal(other), true, other.contains("?i"), true);
        assertThat(first.excludes(second)).isEqualTo(!letters);
        assertThat(second.excludes(first)).isEqualTo(!letters);
    }

    private static String literal(String expression) {
        return expression.replace("(?i)", "").replace(".*", "");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\n', '\r', '\u0085', '\u2028', '\u2029'})
    void lineBreaks_areNotWhatADotStandsFor(char lineBreak) {
        TextShape whole = new TextShape(false, "a" + lineBreak + "b", false, false, false);
        TextShape start = new TextShape(false, "a", true, false, false);

        assertThat(("a" + lineBreak + "b").matches("a.*")).isFalse();
        assertThat(whole.implies(start)).isFalse();
        assertThat(whole.implies(new TextShape(false, "a", true, false, true))).isTrue();
        assertThat(new TextShape(false, "ab", false, false, false).implies(start))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab$",
                "a+",
                "a?",
                "a|b",
                "[a]",
                "\\d.*",
                "(a)",
                "a.b",
                "(?x)a.*",
                "(?i:a)",
                ".*a.*b.*",
                "a{2}",
                "a^b"
            })
    void expression_ofAnotherForm_hasNoShape(String expression) {
        assertThat(TextShape.of(ShortTexts.matches(expression))).isNull();
    }

    @Test
    void tests_haveTheirShape() {
        assertThat(TextShape.of(ShortTexts.contains("a"))).isEqualTo(new TextShape(true, "a", true, false, true));
        assertThat(TextShape.of(ShortTexts.starts("a"))).isEqualTo(new TextShape(false, "a", true, false, true));
        assertThat(TextShape.of(ShortTexts.ends("a"))).isEqualTo(new TextShape(true, "a", false, false, true));
        assertThat(TextShape.of(ShortTexts.matches("(?is).*a\\.b")))
                .isEqualTo(new TextShape(true, "a.b", false, true, true));
        assertThat(TextShape.of(ShortTexts.matches("^a.*$"))).isEqualTo(new TextShape(false, "a", true, false, false));
        assertThat(TextShape.of(ShortTexts.length(2))).isNull();
        assertThat(TextShape.of(ShortTexts.below("a"))).isNull();
    }
}
