package dev.pointsman.rollout;

import dev.pointsman.arrangement.Arrangement;
import dev.pointsman.arrangement.OverrideTallies;
import dev.pointsman.canary.CanaryReport;
import dev.pointsman.canary.CanaryTrial;
import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.rollout.RolloutState.Failure;
import dev.pointsman.rollout.RolloutState.Scheduled;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the timeline of a rule set in a repository. Thread-safe.
 *
 * <p>A thread of its own reads the timeline every so often, loads aside what is active now and what is scheduled, and swaps one
 * reference. Routing threads read that reference and compare two instants; they never load and never wait. A decision ends on
 * what it began with, and what was replaced is garbage as soon as no decision holds it.
 *
 * <p>It fails closed for what is new and open for what runs: whatever happens to the repository, or to a version in it, what
 * was loaded goes on, scheduled changes and ends included, and {@link #state} says what is wrong.
 */
public final class Rollout implements Deciders {

    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String AUTHOR = "pointsman-router";

    /** What is known of how well refreshing goes. Immutable. */
    private record Health(
            Timeline timeline,
            long refreshedNanos,
            List<String> problems,
            long failures,
            @Nullable Failure last) {}

    private final Loader loader;
    private final OverrideTallies tallies = new OverrideTallies();
    private final Planner planner; // guarded by this
    private final History history;
    private final Refresher refresher;
    private final Queue<CanaryTrial> worse = new ConcurrentLinkedQueue<>();
    private volatile Schedule schedule;
    private volatile Health health;
    private @Nullable String unended; // guarded by this, as the next
    private boolean closed;

    private Rollout(RolloutSettings settings) {
        this.loader = settings.loader();
        this.planner = new Planner(loader, settings.shadowQueue(), tallies);
        this.history = new History(loader.cold());
        Timeline timeline = loader.repository().timeline(loader.name());
        Instant now = loader.clock().instant();
        Schedule first = planner.plan(timeline, now, null);
        if (first == null) {
            throw nothingDecides(timeline, now);
        }
        this.schedule = first;
        this.health = healthy(timeline, new Health(timeline, 0, List.of(), 0, null));
        this.refresher = new Refresher(loader.name(), settings.every(), this::refresh);
    }

    /**
     * Loads what is active now and what is scheduled, and begins to follow.
     *
     * @throws ReleaseException if the timeline cannot be read, no version is active, or none that was can be loaded
     */
    public static Rollout follow(RolloutSettings settings) {
        Rollout rollout = new Rollout(Objects.requireNonNull(settings, "settings"));
        LOG.info(
                "Following {} in {}, {} decides", rollout.loader.name(), rollout.loader.repository(), rollout.active());
        rollout.health.problems.forEach(problem -> LOG.warn("{}", problem));
        rollout.refresher.start();
        return rollout;
    }

    private ReleaseException nothingDecides(Timeline timeline, Instant now) {
        List<String> problems = planner.problems();
        if (!problems.isEmpty()) {
            return new ReleaseException(
                    Problem.DAMAGED,
                    "no version of " + loader.name() + " that was ever active can be loaded\n  "
                            + String.join("\n  ", problems));
        }
        String next = timeline.activations().stream()
                .findFirst()
                .map(one -> "The first one will be, from " + one.from() + " on.")
                .orElse("Activate one: pointsman activate.");
        return new ReleaseException(
                Problem.ABSENT, "no version of " + loader.name() + " is active at " + now + "\n  " + next);
    }

    private RuleSetVersion active() {
        return schedule.at(loader.clock().instant()).arrangement().ruleSet().version();
    }

    @Override
    public Decider now(Instant now) {
        return schedule.at(now).arrangement();
    }

    @Override
    public Decider asOf(Instant at) {
        return arrangement(at);
    }

    @Override
    public Decider unobserved(Instant at) {
        return arrangement(at).unobserved();
    }

    @Override
    public Decider by(RuleSetVersion version) {
        return history.by(version.sequence(), schedule);
    }

    private Arrangement arrangement(Instant at) {
        Schedule running = schedule;
        return running.reaches(at) ? running.at(at).arrangement() : history.at(health.timeline, at, running);
    }

    @Override
    public synchronized void refresh() {
        if (closed) {
            return;
        }
        try {
            Instant now = loader.clock().instant();
            Timeline timeline = loader.repository().timeline(loader.name());
            checkGoesOn(timeline);
            timeline = endWorse(timeline, now);
            if (timeline != health.timeline || planner.isIncomplete() || !schedule.isSettled(now)) {
                replan(timeline, now);
            }
            health = healthy(timeline, health);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            failed(e); // whatever it is, the next turn may go better, and what runs goes on
        }
    }

    private void replan(Timeline timeline, Instant now) {
        RuleSetVersion before = active();
        Schedule next = planner.plan(timeline, now, schedule);
        if (next == null) {
            throw nothingDecides(timeline, now);
        }
        schedule = next;
        RuleSetVersion after = active();
        if (!after.equals(before)) {
            LOG.info("{} decides now, instead of {}", after, before.label());
        }
        timeline.shadowAt(now)
                .filter(shadow -> shadow.change().sequence() == after.sequence())
                .ifPresent(shadow -> LOG.info("The shadow {} pauses while it decides itself", after.label()));
    }

    /** The past of a timeline never changes; one that has another past is not the one that was followed. */
    private void checkGoesOn(Timeline timeline) {
        List<TimelineEntry> known = health.timeline.entries();
        List<TimelineEntry> found = timeline.entries();
        if (timeline == health.timeline || known.isEmpty()) {
            return;
        }
        TimelineEntry last = known.get(known.size() - 1);
        if (found.size() < known.size() || !found.get(known.size() - 1).equals(last)) {
            throw new ReleaseException(
                    Problem.DAMAGED,
                    "the timeline of " + loader.name() + " had " + known.size() + " entries, now " + found.size()
                            + ", and is not the one that was followed"
                            + "\n  If it was replaced on purpose, restart the router.");
        }
    }

    private void failed(Throwable cause) {
        String what = String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
        Health before = health;
        if (before.problems.isEmpty() || !before.problems.get(0).equals(what)) {
            LOG.warn("{} cannot be refreshed, {} goes on", loader.name(), active(), cause);
        }
        Failure failure = new Failure(loader.clock().instant(), what);
        health = new Health(before.timeline, before.refreshedNanos, List.of(what), before.failures + 1, failure);
    }

    private Health healthy(Timeline timeline, Health before) {
        List<String> problems = new ArrayList<>(planner.problems());
        if (unended != null) {
            problems.add(unended);
        }
        timeline.torn().ifPresent(problems::add);
        Failure last =
                problems.isEmpty() ? before.last : new Failure(loader.clock().instant(), problems.get(0));
        long failures = before.failures + (problems.isEmpty() ? 0 : 1);
        return new Health(timeline, System.nanoTime(), List.copyOf(problems), failures, last);
    }

    /**
     * Takes what a team says to a decision. Feedback on a canary feeds its stop rule; once that finds it worse, the canary
     * takes no ticket on this host any more, and is ended on the timeline if that can be written.
     */
    @Override
    public void outcome(Decision decision, Feedback feedback) {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(feedback, "feedback");
        for (Segment segment : schedule.segments()) {
            Arrangement.Canary canary = segment.arrangement().parts().canary();
            if (canary != null && decision.arm().isPresent()) {
                if (canary.trial().take(decision, feedback)) {
                    canary.trial().stop();
                    LOG.warn(
                            "The canary {} is worse and takes no more tickets: {}",
                            decision.version(),
                            canary.trial().report());
                    worse.add(canary.trial());
                    refresher.wake();
                }
                return;
            }
        }
    }

    private Timeline endWorse(Timeline timeline, Instant now) {
        Timeline latest = timeline;
        unended = null;
        for (CanaryTrial trial = worse.peek(); trial != null; trial = worse.peek()) {
            long entry = trial.inEffect().entry();
            InEffect<Change.Canary> running = latest.canaryAt(now).orElse(null);
            if (running != null
                    && running.entry() == entry
                    && loader.repository().isWritable()) {
                String reason =
                        "the stop rule found the canary of entry " + entry + " worse: " + rejections(trial.report());
                try {
                    loader.repository().append(loader.name(), AUTHOR, reason, new Change.EndCanary(Change.AT_ONCE));
                    latest = loader.repository().timeline(loader.name());
                } catch (IllegalArgumentException | UnsupportedOperationException e) {
                    LOG.info("The canary is not ended on the timeline: {}", e.getMessage());
                } catch (ReleaseException e) {
                    unended = "the canary of entry " + entry + " is stopped here, and cannot be ended on the timeline: "
                            + e.getMessage();
                    return latest;
                }
            }
            worse.poll();
        }
        return latest;
    }

    private static String rejections(CanaryReport report) {
        return report.canary().rejected() + " of "
                + (report.canary().accepted() + report.canary().rejected()) + " decisions were rejected";
    }

    @Override
    public RolloutState state() {
        Schedule running = schedule;
        Health known = health;
        Segment segment = running.at(loader.clock().instant());
        Arrangement.Parts parts = segment.arrangement().parts();
        return new RolloutState(
                parts.active().ruleSet().version(),
                segment.since(),
                Duration.ofNanos(System.nanoTime() - known.refreshedNanos),
                known.problems,
                known.failures,
                Optional.ofNullable(known.last),
                scheduled(running, segment),
                tallies.reports(parts.overrides()),
                Optional.ofNullable(parts.shadow()).map(shadow -> shadow.report()),
                Optional.ofNullable(parts.canary()).map(canary -> canary.trial().report()));
    }

    private static List<Scheduled> scheduled(Schedule running, Segment now) {
        List<Scheduled> scheduled = new ArrayList<>();
        RuleSetVersion before = now.arrangement().ruleSet().version();
        for (Segment segment : running.segments()) {
            RuleSetVersion version = segment.arrangement().ruleSet().version();
            if (segment.from().isAfter(now.from()) && !version.equals(before)) {
                scheduled.add(new Scheduled(version, segment.from()));
                before = version;
            }
        }
        return scheduled;
    }

    @Override
    public void close() {
        refresher.close();
        synchronized (this) {
            closed = true;
            planner.close();
            for (Segment segment : schedule.segments()) {
                segment.arrangement().close();
            }
        }
        refresher.join(PATIENCE);
    }
}
