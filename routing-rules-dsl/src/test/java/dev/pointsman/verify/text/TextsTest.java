package dev.pointsman.verify.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final List<Condition.Leaf> TESTS = tests();

    private static List<Condition.Leaf> tests() {
        List<Condition.Leaf> tests = new ArrayList<>(ShortTexts.literals(List.of("a", "ab", "ba")));
        tests.add(ShortTexts.matches("(?i)ab.*"));
        tests.add(ShortTexts.matches("[ab]{2}"));
        tests.add(ShortTexts.below("a"));
        tests.add(ShortTexts.below("ab"));
        tests.add(ShortTexts.below("b"));
        tests.add(ShortTexts.length(1));
        tests.add(ShortTexts.length(2));
        tests.add(ShortTexts.length(4));
        return tests;
    }

    private static TextAnswer yes(Condition.Leaf test) {
        return new TextAnswer(test, TextAnswer.YES);
    }

    private static TextAnswer no(Condition.Leaf test) {
        return new TextAnswer(test, TextAnswer.NO);
    }

    @Test
    void example_isTaken_ifItWillDo() {
        assertThat(Texts.find("other", Set.of(), List.of())).isEqualTo("other");
        assertThat(Texts.find("other", Set.of(), List.of(no(ShortTexts.contains("a")))))
                .isEqualTo("other");
        assertThat(Texts.find("other", Set.of("other"), List.of())).isNotNull().isNotEqualTo("other");
        assertThat(Texts.find("other", Set.of(), List.of(yes(ShortTexts.starts("ot")))))
                .isEqualTo("other");
    }

    @Test
    void text_ofALength_isFilledUp_ifItIsNotTooLong() {
        List<TextAnswer> start = List.of(yes(ShortTexts.starts("ab")), yes(ShortTexts.contains("q")));
        for (int length : List.of(3, 4, 7, 100_000)) {
            List<TextAnswer> answers = new ArrayList<>(start);
            answers.add(yes(ShortTexts.length(length)));
            assertThat(Texts.find("other", Set.of(), answers))
                    .startsWith("ab")
                    .contains("q")
                    .hasSize(length);
        }
        assertThat(Texts.find("other", Set.of(), List.of(yes(ShortTexts.length(100_001)))))
                .isNull();
    }

    @Test
    void partsThatOverlap_arePutOnEachOther() {
        List<TextAnswer> answers =
                List.of(yes(ShortTexts.starts("abcab")), yes(ShortTexts.ends("cabd")), yes(ShortTexts.length(6)));

        assertThat(Texts.find("other", Set.of(), answers)).isEqualTo("abcabd");
        assertThat(Texts.find(
                        "other",
                        Set.of(),
                        List.of(
                                yes(ShortTexts.contains("one")),
                                yes(ShortTexts.contains("two")),
                                yes(ShortTexts.contains("three")),
                                no(ShortTexts.contains("one two")),
                                no(ShortTexts.contains("onetwo")))))
                .contains("one", "two", "three");
    }

    @Test
    void samplesOfExpressions_arePutTogetherWithTheRest() {
        assertThat(Texts.find(
                        "other",
                        Set.of("AB-1"),
                        List.of(yes(ShortTexts.matches("(?s).*(AB-[0-9]|CD).*")), yes(ShortTexts.ends("!")))))
                .matches("(?s).*(AB-[0-9]|CD).*!");
        assertThat(Texts.find(
                        "other",
                        Set.of(),
                        List.of(
                                yes(ShortTexts.matches("(?s).*[a-c]x[0-9].*")),
                                yes(ShortTexts.matches("(?s).*(q|r)+;.*")))))
                .matches("(?s).*[a-c]x[0-9].*")
                .matches("(?s).*(q|r)+;.*");
        assertThat(Texts.find(
                        "other", Set.of("x"), List.of(yes(ShortTexts.matches("x|y+")), no(ShortTexts.contains("yy")))))
                .isEqualTo("y");
        assertThat(Texts.find("other", Set.of(), List.of(yes(ShortTexts.matches("(?i)AB|cd")))))
                .matches("(?i)AB|cd");
    }

    @Test
    void textBetweenTwoBounds_isFound() {
        for (String low : List.of("a", "ab", "Zz", "q!", "~")) {
            for (String high : List.of("b", "ab!", "abc", "z", "~~", "a~")) {
                List<TextAnswer> answers = List.of(no(ShortTexts.below(low)), yes(ShortTexts.below(high)));
                String text = Texts.find("other", Set.of(low, high), answers);
                if (low.compareTo(high) < 0) {
                    assertThat(text)
                            .as("%s to %s", low, high)
                            .isNotNull()
                            .isGreaterThan(low)
                            .isLessThan(high);
                } else {
                    assertThat(text).as("%s to %s", low, high).isNull();
                }
            }
        }
        assertThat(Texts.find("other", Set.of("!"), List.of(yes(ShortTexts.below("!")))))
                .isNotNull()
                .isLessThan("!");
    }

    @Test
    void textThatIsReadAsANumber_isFound() {
        Operand operand = new Operand.Attribute("n");
        Condition.Leaf above = new Condition.Order(operand, Relation.GREATER, 100);
        Condition.Leaf below = new Condition.Order(operand, Relation.LESS, 7.5);

        assertThat(Texts.find("other", Set.of("101"), List.of(yes(above), no(below))))
                .isEqualTo("+101");
        assertThat(Texts.find("other", Set.of(), List.of(yes(below), new TextAnswer(above, TextAnswer.FAILS))))
                .satisfies(text -> assertThat(Double.parseDouble(text)).isLessThan(7.5));
        assertThat(Texts.find(
                        "other",
                        Set.of(),
                        List.of(new TextAnswer(below, TextAnswer.FAILS), new TextAnswer(above, TextAnswer.FAILS))))
                .isEqualTo("other");
    }

    /** Of up to three plain tests at a time, a text is found wherever there is one; of other expressions, if at all, a right one. */
    @Test
    void text_isFoundWhereThereIsOne_andGivesTheAnswers() {
        Set<String> refused = Set.of("a", "ab", "b", "ba");
        List<String> texts = new ArrayList<>(ShortTexts.of("abAx!", 4));
        texts.removeAll(refused);
        int possible = 0;
        for (long seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            List<TextAnswer> answers = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                answers.add(new TextAnswer(TESTS.get(random.nextInt(TESTS.size())), random.nextInt(2)));
            }
            boolean exists = texts.stream().anyMatch(text -> answers.stream().allMatch(one -> one.isGivenBy(text)));

            String text = Texts.find("other-subject", refused, answers);

            String what = "seed " + seed + ": " + text + " for " + answers;
            if (text == null) {
                assertThat(exists && answers.stream().allMatch(TextsTest::isPlain))
                        .as(what)
                        .isFalse();
            } else {
                assertThat(answers).as(what).allMatch(one -> one.isGivenBy(text));
                assertThat(refused).as(what).doesNotContain(text);
                assertThat(text).as(what).isNotBlank();
            }
            possible += exists ? 1 : 0;
        }
        assertThat(possible).isBetween(200, 580);
    }

    private static boolean isPlain(TextAnswer answer) {
        TextShape shape = TextShape.of(answer.test());
        return shape == null ? !(answer.test() instanceof Condition.Matches) : !shape.anyCase();
    }
}
