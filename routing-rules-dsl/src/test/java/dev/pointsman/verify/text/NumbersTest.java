package dev.pointsman.verify.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final double[] ENDS = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1e300,
        -2147483649.0,
        -2147483648.0,
        -2147483647.5,
        -2.0,
        -1.5,
        -1.0,
        -0.5,
        -Double.MIN_VALUE,
        0.0,
        Double.MIN_VALUE,
        0.25,
        1.0,
        Math.nextUp(1.0),
        2.0,
        2147483646.5,
        2147483647.0,
        2147483648.0,
        4503599627370496.0,
        4503599627370497.0,
        9007199254740992.0,
        9007199254740994.0,
        1e300,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    private static boolean isBetween(double low, double number, double high) {
        return low < number && number < high;
    }

    @Test
    void wholeNumber_isFoundWhereThereIsOne() {
        int[] near = {
            Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -2, -1, 0, 1, 2, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
        };
        for (double low : ENDS) {
            for (double high : ENDS) {
                if (low < high) {
                    Integer found = Numbers.whole(low, high);
                    boolean exists = Arrays.stream(near).anyMatch(number -> isBetween(low, number, high));
                    assertThat(found != null).as("%s to %s", low, high).isEqualTo(exists);
                    assertThat(found == null || isBetween(low, found, high))
                            .as("%s to %s", low, high)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-Infinity, Infinity, 2147483647",
        "-Infinity, 100,      99",
        "-Infinity, 99.5,     99",
        "0,         Infinity, 1",
        "0.5,       9,        1",
        "-3,        3,        -2"
    })
    void wholeNumber_standsNearAnEnd(double low, double high, int expected) {
        assertThat(Numbers.whole(low, high)).isEqualTo(expected);
    }

    @Test
    void brokenNumber_isFoundWhereThereIsOne() {
        for (double low : ENDS) {
            for (double high : ENDS) {
                if (low < high) {
                    Double found = Numbers.broken(low, high);
                    // Two doubles that are no ints stand between, or only one, or none.
                    double first = Math.nextUp(low);
                    double second = Math.nextUp(first);
                    boolean exists = isBroken(low, first, high) || isBroken(low, second, high);
                    assertThat(found != null).as("%s to %s", low, high).isEqualTo(exists);
                    assertThat(found == null || isBroken(low, found, high))
                            .as("%s to %s: %s", low, high, found)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isBroken(double low, double number, double high) {
        return isBetween(low, number, high) && Double.isFinite(number) && number != (int) number;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.5",
        "0, Infinity, 0.5",
        "-Infinity, 0, -0.5",
        "-Infinity, Infinity, 0.5",
        "-Infinity, -3.25, -3.75",
        "1, 1.25, 1.125",
        "0.5, 3, 2.5"
    })
    void brokenNumber_isReadable(double low, double high, double expected) {
        assertThat(Numbers.broken(low, high)).isEqualTo(expected);
    }

    @Test
    void number_isKeptAsATicketKeepsIt() {
        assertThat(Numbers.kept(3.0)).isEqualTo(3);
        assertThat(Numbers.kept(-2147483648.0)).isEqualTo(Integer.MIN_VALUE);
        assertThat(Numbers.kept(2147483648.0)).isEqualTo(2147483648.0);
        assertThat(Numbers.kept(0.5)).isEqualTo(0.5);
    }

    /** Whatever way a text is read, some reading is read the same way by all tests. */
    @Test
    void readings_standForAllTextsThatAreReadAsNumbers() {
        Operand operand = new Operand.Attribute("n");
        List<Condition.Leaf> tests = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            tests.add(new Condition.Order(operand, relation, 1));
            tests.add(new Condition.Order(operand, relation, 2.5));
            tests.add(new Condition.Order(operand, relation, -3));
        }
        tests.add(new Condition.Order(operand, Relation.LESS, "text"));
        List<List<TextAnswer>> known = Numbers.readings(tests).stream()
                .map(text -> TextAnswer.all(tests, text))
                .toList();
        List<String> texts = List.of(
                "-4",
                "-4.5",
                "-3",
                "-3.0",
                "-2.5",
                "-2",
                "0",
                "+0",
                "0.5",
                "1",
                "+1",
                "01",
                "1.0",
                "1d",
                "1e0",
                "1.5",
                "2",
                "2.0",
                "2.5",
                "2.5d",
                "2.75",
                "3",
                "+3",
                "1e9",
                "9999999999",
                "-9999999999",
                "NaN",
                "+NaN",
                "Infinity");
        for (String text : texts) {
            assertThat(known).as(text).contains(TextAnswer.all(tests, text));
        }
    }

    @Test
    void readings_meanTheSameInAFormThatNoRuleNames() {
        Operand operand = new Operand.Attribute("n");
        List<String> readings = Numbers.readings(List.of(new Condition.Order(operand, Relation.LESS, -5)));

        assertThat(readings)
                .startsWith("NaN", "+NaN")
                .containsSubsequence("-5", "-05", "-5.0", "-5.0d")
                .containsSubsequence("-4", "-04", "-4.0", "-4.0d")
                .contains("-6", "-5.5", "-5.5d", "-4.5", "-4.5d")
                .doesNotContain("+-5", "+-4");
        assertThat(Numbers.readings(List.of(new Condition.Order(operand, Relation.LESS, 0))))
                .containsSubsequence("0", "+0", "0.0", "0.0d");
    }
}
