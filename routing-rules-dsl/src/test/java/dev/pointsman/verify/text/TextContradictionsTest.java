package dev.pointsman.verify.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares what is proven of answers with all short texts. */
class TextContradictionsTest {

    private static final List<Condition.Leaf> TESTS = tests();

    private static List<Condition.Leaf> tests() {
        List<Condition.Leaf> tests = new ArrayList<>(ShortTexts.literals(List.of("a", "ab", "bA")));
        for (String expression : List.of("(?i)a.*", "(?is).*B.*", ".*a", "[ab]{2}", "a+b?", "(?s).*", "(?i)ab")) {
            tests.add(ShortTexts.matches(expression));
        }
        for (String bound : List.of("a", "ab", "b", "A~")) {
            tests.add(ShortTexts.below(bound));
        }
        for (int length = 0; length < 4; length++) {
            tests.add(ShortTexts.length(length));
        }
        return tests;
    }

    private static boolean isGiven(List<TextAnswer> answers, List<String> texts) {
        return texts.stream().anyMatch(text -> answers.stream().allMatch(answer -> answer.isGivenBy(text)));
    }

    @Test
    void contradiction_isAmongTheAnswers_andNoTextGivesIt() {
        List<String> texts = new ArrayList<>(ShortTexts.of("abA\n", 4));
        texts.removeAll(List.of("a", "ab", "b", "A~")); // the bounds have atoms of their own
        int found = 0;
        for (long seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            List<TextAnswer> answers = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                answers.add(new TextAnswer(TESTS.get(random.nextInt(TESTS.size())), random.nextInt(2)));
            }
            List<TextAnswer> contradiction = TextContradictions.find(answers);
            if (contradiction != null) {
                found++;
                assertThat(answers).as("seed %d", seed).containsAll(contradiction);
                assertThat(isGiven(contradiction, texts))
                        .as("seed %d: %s", seed, contradiction)
                        .isFalse();
            }
        }
        assertThat(found).isBetween(100, 500);
    }

    @Test
    void answersOfTwoPlainTests_contradict_exactlyWhereNoTextGivesThem() {
        List<String> texts = ShortTexts.of("abx", 6);
        List<Condition.Leaf> tests = new ArrayList<>(ShortTexts.literals(List.of("a", "ab", "ba", "aa")));
        tests.add(ShortTexts.length(1));
        tests.add(ShortTexts.length(2));
        tests.add(ShortTexts.length(3));
        for (Condition.Leaf first : tests) {
            for (Condition.Leaf second : tests) {
                for (int answer = 0; answer < 2; answer++) {
                    List<TextAnswer> answers = List.of(new TextAnswer(first, 1), new TextAnswer(second, answer));
                    boolean sameAsked = first.equals(second);
                    boolean lengthRefused = second instanceof Condition.Length && answer == 0;
                    if (!sameAsked && !lengthRefused) {
                        assertThat(TextContradictions.find(answers) == null)
                                .as("%s", answers)
                                .isEqualTo(isGiven(answers, texts));
                    }
                }
            }
        }
    }

    @Test
    void oneAnswer_thatNoTextGives_isNamedAlone() {
        TextAnswer refused = new TextAnswer(ShortTexts.matches("(?s).*"), TextAnswer.NO);
        TextAnswer possible = new TextAnswer(ShortTexts.starts("a"), TextAnswer.YES);

        assertThat(TextContradictions.find(List.of(possible, refused))).containsExactly(refused);
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.contains(""), TextAnswer.NO))))
                .hasSize(1);
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.matches(".*"), TextAnswer.NO))))
                .isNull();
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.matches("(?s).*"), TextAnswer.YES))))
                .isNull();
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.length(0), TextAnswer.YES))))
                .hasSize(1);
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.length(0), TextAnswer.NO))))
                .isNull();
        assertThat(TextContradictions.find(List.of(new TextAnswer(ShortTexts.length(1), TextAnswer.YES))))
                .isNull();
        assertThat(TextContradictions.find(List.of())).isNull();
    }

    @Test
    void comparisons_contradict_exactlyWhereNoTextStandsBetween() {
        List<String> bounds = List.of("", "a", "a\0", "ab", "b");
        List<String> texts = new ArrayList<>(ShortTexts.of("\0!abc", 3));
        texts.removeAll(bounds);
        for (int chosen = 1; chosen < 1 << bounds.size(); chosen++) {
            for (int yes = 0; yes < 1 << bounds.size(); yes++) {
                List<TextAnswer> answers = new ArrayList<>();
                for (int i = 0; i < bounds.size(); i++) {
                    if ((chosen >> i & 1) == 1) {
                        answers.add(new TextAnswer(ShortTexts.below(bounds.get(i)), yes >> i & 1));
                    }
                }
                assertThat(TextContradictions.find(answers) == null)
                        .as("%s", answers)
                        .isEqualTo(isGiven(answers, texts));
            }
        }
    }
}
