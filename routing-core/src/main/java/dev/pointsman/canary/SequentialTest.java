package dev.pointsman.canary;

import dev.pointsman.timeline.StopRule;

/**
 * Wald's sequential probability ratio test on a share of rejected decisions (A. Wald: Sequential Tests of Statistical
 * Hypotheses. Annals of Mathematical Statistics 16 (1945), 117-186). Confined to one thread.
 *
 * <p>It adds up the logarithm of how much likelier what was seen is with the unacceptable share than with the acceptable one,
 * and ends as soon as the sum leaves the interval from ln(b / (1 - a)) to ln((1 - b) / a), where a is the wanted
 * probability of a false alarm and b that of a missed one. Looking after every feedback is what the test is made for: it
 * does not raise its errors. They are at most a / (1 - b) and b / (1 - a), and their sum at most a + b.
 */
final class SequentialTest {

    private final double stepIfRejected;
    private final double stepIfAccepted;
    private final double upper;
    private final double lower;
    private double sum;
    private Verdict verdict = Verdict.UNDECIDED;

    SequentialTest(StopRule rule) {
        this.stepIfRejected = Math.log(rule.unacceptable() / rule.acceptable());
        this.stepIfAccepted = Math.log((1 - rule.unacceptable()) / (1 - rule.acceptable()));
        this.upper = Math.log((1 - rule.missedAlarm()) / rule.falseAlarm());
        this.lower = Math.log(rule.missedAlarm() / (1 - rule.falseAlarm()));
    }

    /** Takes one feedback and returns the verdict after it. The first verdict stays. */
    Verdict add(Feedback feedback) {
        if (verdict == Verdict.UNDECIDED) {
            sum += feedback == Feedback.REJECTED ? stepIfRejected : stepIfAccepted;
            if (sum >= upper) {
                verdict = Verdict.WORSE;
            } else if (sum <= lower) {
                verdict = Verdict.GOOD;
            }
        }
        return verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
