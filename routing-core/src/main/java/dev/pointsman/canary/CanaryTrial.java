package dev.pointsman.canary;

import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import java.util.concurrent.atomic.LongAdder;

/** One canary on this host: which arm a ticket is on, and what came of it. Thread-safe. */
public final class CanaryTrial {

    private final InEffect<Change.Canary> canary;
    private final RuleSetVersion version;
    private final CanaryShare share;
    private final Tally controls = new Tally();
    private final Tally canaries = new Tally();
    private final SequentialTest test;
    private volatile boolean stopped;

    /** Begins to count for a canary of the timeline and its version. */
    public CanaryTrial(InEffect<Change.Canary> canary, RuleSetVersion version) {
        this.canary = canary;
        this.version = version;
        this.share = new CanaryShare(canary.change().share(), canary.change().salt());
        this.test = new SequentialTest(canary.change().stopRule());
    }

    /** Returns the canary as the timeline has it. */
    public InEffect<Change.Canary> inEffect() {
        return canary;
    }

    /** Returns the arm of the ticket with this id: always the same one. */
    public Arm armOf(String ticketId) {
        return share.takes(ticketId) ? Arm.CANARY : Arm.CONTROL;
    }

    /** Counts a decision on an arm. */
    public void decided(Arm arm) {
        tally(arm).decisions.increment();
    }

    /**
     * Takes what a team says to a decision. What does not belong to this canary is ignored.
     *
     * @return whether this made the test say that the canary is worse
     */
    public boolean take(Decision decision, Feedback feedback) {
        Arm arm = decision.arm().orElse(null);
        if (arm == null
                || decision.at().isBefore(canary.from())
                || (arm == Arm.CANARY) != decision.version().equals(version)) {
            return false;
        }
        (feedback == Feedback.REJECTED ? tally(arm).rejected : tally(arm).accepted).increment();
        if (arm == Arm.CONTROL) {
            return false;
        }
        synchronized (test) {
            boolean before = test.verdict() == Verdict.WORSE;
            return test.add(feedback) == Verdict.WORSE && !before;
        }
    }

    /** Stops the canary on this host: it takes no ticket any more, whatever the timeline says. */
    public void stop() {
        stopped = true;
    }

    /** Tells whether it was stopped on this host. */
    public boolean isStopped() {
        return stopped;
    }

    /** Returns how the canary is doing. */
    public CanaryReport report() {
        Verdict verdict;
        synchronized (test) {
            verdict = test.verdict();
        }
        return new CanaryReport(
                version,
                canary.change().share(),
                canary.from(),
                canary.until(),
                controls.counts(),
                canaries.counts(),
                canary.change().stopRule(),
                verdict);
    }

    private Tally tally(Arm arm) {
        return arm == Arm.CANARY ? canaries : controls;
    }

    private static final class Tally {
        private final LongAdder decisions = new LongAdder();
        private final LongAdder accepted = new LongAdder();
        private final LongAdder rejected = new LongAdder();

        ArmCounts counts() {
            return new ArmCounts(decisions.sum(), accepted.sum(), rejected.sum());
        }
    }
}
