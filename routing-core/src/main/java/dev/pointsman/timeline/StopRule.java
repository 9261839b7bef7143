package dev.pointsman.timeline;

/**
 * When a canary is given up: Wald's sequential probability ratio test on the share of its decisions that the teams reject.
 * Immutable.
 *
 * @param acceptable the share of rejected decisions with which the canary is as good as it should be, above 0
 * @param unacceptable the share with which it must be stopped, above {@code acceptable} and below 1
 * @param falseAlarm the probability of stopping a canary whose share is acceptable, above 0 and below 0.5
 * @param missedAlarm the probability of passing one whose share is unacceptable, above 0 and below 0.5
 */
public record StopRule(double acceptable, double unacceptable, double falseAlarm, double missedAlarm) {

    /** Stops at 10 % rejected decisions where 5 % are acceptable, wrong in one of twenty cases either way. */
    public static final StopRule DEFAULT = new StopRule(0.05, 0.10, 0.05, 0.05);

    private static final double HALF = 0.5;

    public StopRule {
        if (!(acceptable > 0 && acceptable < unacceptable && unacceptable < 1)) {
            throw new IllegalArgumentException(
                    "expected 0 < acceptable < unacceptable < 1, found acceptable " + acceptable + " and unacceptable "
                            + unacceptable + "\n  Both are shares of rejected decisions: 5 % are 0.05.");
        }
        check("falseAlarm", falseAlarm);
        check("missedAlarm", missedAlarm);
    }

    private static void check(String name, double probability) {
        if (!(probability > 0 && probability < HALF)) {
            throw new IllegalArgumentException(
                    name + " is a probability above 0 and below 0.5, found " + probability + "\n  5 % are 0.05.");
        }
    }
}
