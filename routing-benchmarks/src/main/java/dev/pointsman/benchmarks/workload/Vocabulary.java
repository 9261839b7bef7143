package dev.pointsman.benchmarks.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The values of one field, some drawn more often than others: the n-th with a weight of 1 / n to the power 0.6, Zipf's
 * law as it is seen in support queues. Immutable.
 */
final class Vocabulary {

    private static final double ZIPF_EXPONENT = 0.6;
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final List<String> values;
    private final double[] upTo;

    private Vocabulary(List<String> values) {
        this.values = List.copyOf(values);
        this.upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1 / Math.pow(i + 1, ZIPF_EXPONENT);
            upTo[i] = sum;
        }
    }

    /**
     * Makes a vocabulary of words that can be spoken, two to four syllables long.
     *
     * @param seed the same seed gives the same words
     */
    static Vocabulary of(int size, long seed) {
        Random random = new Random(seed);
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < size) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 2 + random.nextInt(3); syllable > 0; syllable--) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            words.add(word.toString());
        }
        return new Vocabulary(new ArrayList<>(words));
    }

    List<String> values() {
        return values;
    }

    String draw(Random random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return values.get(found >= 0 ? found : -found - 1);
    }
}
