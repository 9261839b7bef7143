package dev.pointsman.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.timeline.StopRule;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTestTest {

    private static final int LONG = Integer.getInteger("pointsman.canary.trials", 20_000);

    private long observed;

    @ParameterizedTest
    @CsvSource({"0.05,0.10,0.05,0.05", "0.02,0.06,0.01,0.10", "0.10,0.20,0.10,0.01", "0.30,0.50,0.05,0.05"})
    void errors_overManyTrials_areNoMoreThanStated(double good, double bad, double falseAlarm, double missed) {
        StopRule rule = new StopRule(good, bad, falseAlarm, missed);
        long seed = 20261127;
        Random random = new Random(seed);
        int alarms = 0;
        int passes = 0;
        for (int i = 0; i < LONG; i++) {
            alarms += trial(rule, good, random) == Verdict.WORSE ? 1 : 0;
            passes += trial(rule, bad, random) == Verdict.GOOD ? 1 : 0;
        }

        System.out.printf(
                Locale.ROOT,
                "%s, %d trials each: false alarms %.5f of at most %.5f, missed alarms %.5f of at most %.5f, %.0f decisions"
                        + " on average%n",
                rule,
                LONG,
                alarms / (double) LONG,
                falseAlarm / (1 - missed),
                passes / (double) LONG,
                missed / (1 - falseAlarm),
                observed / 2.0 / LONG);
        assertThat(alarms / (double) LONG)
                .as("share of false alarms, seed %d", seed)
                .isLessThan(bound(falseAlarm / (1 - missed)));
        assertThat(passes / (double) LONG)
                .as("share of missed alarms, seed %d", seed)
                .isLessThan(bound(missed / (1 - falseAlarm)));
        assertThat(alarms).as("alarms, which must be possible").isPositive();
        assertThat(passes).as("passes, which must be possible").isPositive();
    }

    /** What is stated, and four deviations of what chance adds in so many trials. */
    private static double bound(double probability) {
        return probability + 4 * Math.sqrt(probability * (1 - probability) / LONG);
    }

    private Verdict trial(StopRule rule, double rejected, Random random) {
        SequentialTest test = new SequentialTest(rule);
        Verdict verdict = Verdict.UNDECIDED;
        for (int n = 0; verdict == Verdict.UNDECIDED; n++) {
            if (n == 1_000_000) { // a plain test: this is done a billion times in the long form
                throw new AssertionError("it does not end");
            }
            observed++;
            verdict = test.add(random.nextDouble() < rejected ? Feedback.REJECTED : Feedback.ACCEPTED);
        }
        return verdict;
    }

    @Test
    void verdict_onceReached_stays() {
        SequentialTest test = new SequentialTest(StopRule.DEFAULT);
        for (int i = 0; i < 10; i++) {
            test.add(Feedback.REJECTED);
        }
        assertThat(test.verdict()).isEqualTo(Verdict.WORSE);

        for (int i = 0; i < 1000; i++) {
            test.add(Feedback.ACCEPTED);
        }

        assertThat(test.verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void verdict_byHand_changesWhereWaldSays() {
        // ln((1 - 0.05) / 0.05) = 2.944 and ln(0.10 / 0.05) = 0.693: four rejections are too few, five are enough.
        SequentialTest test = new SequentialTest(StopRule.DEFAULT);
        for (int i = 0; i < 4; i++) {
            assertThat(test.add(Feedback.REJECTED)).isEqualTo(Verdict.UNDECIDED);
        }
        assertThat(test.add(Feedback.REJECTED)).isEqualTo(Verdict.WORSE);

        // ln(0.90 / 0.95) = -0.05407: 54 acceptances are too few, 55 are enough.
        SequentialTest good = new SequentialTest(StopRule.DEFAULT);
        for (int i = 0; i < 54; i++) {
            assertThat(good.add(Feedback.ACCEPTED)).isEqualTo(Verdict.UNDECIDED);
        }
        assertThat(good.add(Feedback.ACCEPTED)).isEqualTo(Verdict.GOOD);
    }
}
