package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeywordsTest {

    @Test
    void words_thatOverlap_areAllFound() {
        assertThat(found(List.of("he", "she", "his", "hers", "s"), "ushers")).containsExactly("he", "hers", "s", "she");
    }

    @Test
    void words_withinRepeatedLetters_areAllFound() {
        assertThat(found(List.of("aa", "aaaa", "ab"), "aaab")).containsExactly("aa", "ab");
        assertThat(found(List.of("a"), "")).isEmpty();
    }

    @Test
    void words_withCharactersBeyondAsciiAndSurrogates_areFound() {
        assertThat(found(List.of("é", "\uD83D\uDE80", "İ", "退款"), "der 🚀 für 退款 é"))
                .containsExactly("é", "退款", "🚀");
    }

    @Test
    void randomWords_inRandomTexts_areThoseThatContainsFinds() {
        Random random = new Random(1975);
        for (int round = 0; round < 2_000; round++) {
            String alphabet = round % 2 == 0 ? "ab" : "aàbñ\uD83D\uDE80 ";
            Set<String> words = new LinkedHashSet<>();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                words.add(text(random, alphabet, 1 + random.nextInt(6)));
            }
            String text = text(random, alphabet, random.nextInt(60));
            Set<String> expected = new TreeSet<>(words);
            expected.removeIf(word -> !text.contains(word));
            assertThat(found(List.copyOf(words), text)).isEqualTo(expected);
        }
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Set<String> found(List<String> words, String text) {
        Keywords keywords = new Keywords(words);
        List<String> found = new ArrayList<>();
        int state = Keywords.START;
        for (int i = 0; i < text.length(); i++) {
            state = keywords.step(state, text.charAt(i));
            for (int end = keywords.longest(state); end != Keywords.START; end = keywords.shorter(end)) {
                found.add(words.get(keywords.word(end)));
            }
        }
        return new TreeSet<>(found);
    }
}
