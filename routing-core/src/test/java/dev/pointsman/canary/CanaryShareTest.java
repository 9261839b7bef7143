package dev.pointsman.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryShareTest {

    private static final int IDS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.25, 0.5, 0.99})
    void takes_ofConsecutiveIds_theShareThatWasAskedFor(double share) {
        CanaryShare canary = new CanaryShare(share, "release-7");
        double taken =
                IntStream.range(0, IDS).filter(i -> canary.takes("TICKET-" + i)).count() / (double) IDS;

        double fourDeviations = 4 * Math.sqrt(share * (1 - share) / IDS);
        assertThat(taken).isCloseTo(share, within(fourDeviations));
    }

    @Test
    void takes_withALargerShare_everyTicketOfTheSmallerOneToo() {
        CanaryShare small = new CanaryShare(0.05, "salt");
        CanaryShare large = new CanaryShare(0.3, "salt");

        assertThat(IntStream.range(0, IDS).mapToObj(i -> "T-" + i).filter(small::takes))
                .isNotEmpty()
                .allMatch(large::takes);
    }

    @Test
    void takes_withAnotherSalt_otherTicketsIndependently() {
        CanaryShare one = new CanaryShare(0.5, "one");
        CanaryShare other = new CanaryShare(0.5, "other");
        double both = IntStream.range(0, IDS)
                        .mapToObj(i -> "T-" + i)
                        .filter(id -> one.takes(id) && other.takes(id))
                        .count()
                / (double) IDS;

        assertThat(both).isCloseTo(0.25, within(0.006));
    }

    @Test
    void fraction_inTenParts_isEven() {
        CanaryShare share = new CanaryShare(0.5, "s");
        int[] parts = new int[10];
        IntStream.range(0, IDS).forEach(i -> parts[(int) (10 * share.fraction("" + i))]++);
        double chiSquare = IntStream.of(parts)
                .mapToDouble(part -> Math.pow(part - IDS / 10.0, 2) / (IDS / 10.0))
                .sum();

        assertThat(chiSquare).as("chi square of 9 degrees of freedom").isLessThan(27.9); // 0.1 % of all
    }

    @Test
    void fraction_isTheSameOnEveryHostForEver() {
        CanaryShare share = new CanaryShare(0.5, "salt");

        assertThat(share.fraction("T-1")).isEqualTo(EXPECTED_T1);
        assertThat(share.fraction("")).isEqualTo(EXPECTED_EMPTY);
        assertThat(share.fraction("\u00fc\ud83d\ude00")).isEqualTo(EXPECTED_ODD);
    }

    // Computed by another program from the description of CanaryShare.
    private static final double EXPECTED_T1 = 0.4245564898486637;
    private static final double EXPECTED_EMPTY = 0.948153695253464;
    private static final double EXPECTED_ODD = 0.05367308216573807;
}
