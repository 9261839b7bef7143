package dev.pointsman.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "a|b",
                "(?is).*(a|b).*",
                "[a-z]+-\\d{2,3}",
                "(?:ab)?c",
                "x{2}y*?z++",
                "\\(\\.\\)",
                "^a$",
                "\\bword\\b",
                "\\w\\s\\w",
                "[^a]",
                "[^\\]]b",
                "[[a-c]&&[bc]]d",
                "[\\d-]{3}",
                "\\Qa.b\\E+",
                "\\p{L}",
                "(?<n>a)b"
            })
    void samples_ofTheUsualNotation_holdATextThatMatches(String expression) {
        assertThat(RegexSample.of(expression)).anyMatch(sample -> sample.matches(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "[^", "a{", "\\", "a{1000000}", "\\Qa", "(?", "[a\\"})
    void samples_ofWhatIsNoExpressionOrTooLong_areShortTexts(String expression) {
        Set<String> samples = RegexSample.of(expression);
        assertThat(samples).allMatch(sample -> sample.length() <= expression.length());
    }
}
