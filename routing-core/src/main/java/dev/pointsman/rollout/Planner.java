package dev.pointsman.rollout;

import dev.pointsman.arrangement.Arrangement;
import dev.pointsman.arrangement.CompiledOverride;
import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.arrangement.OverrideTallies;
import dev.pointsman.canary.CanaryTrial;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.shadow.ShadowRun;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schedule that follows from a timeline, with everything loaded. Where a version cannot be loaded, the newest one
 * before it on the timeline that can be decides in its place. What has not changed since the last time is taken over, with
 * what it has counted. Confined to one thread at a time.
 */
final class Planner {

    /** Changes further ahead than this are loaded when they come nearer. */
    private static final int SEGMENTS_AHEAD = 100;

    private record OverrideKey(long entry, Instant until, CompiledRuleSet active) {}

    private record ShadowKey(long entry, CompiledRuleSet active) {}

    private final Loader loader;
    private final int shadowQueue;
    private final Versions versions;
    private final OverrideTallies tallies;
    private Map<OverrideKey, CompiledOverride> overrides = new HashMap<>();
    private Map<OverrideKey, String> brokenOverrides = new HashMap<>();
    private Map<ShadowKey, ShadowRun> shadows = new HashMap<>();
    private Map<Long, CanaryTrial> trials = new HashMap<>();
    private Set<String> problems = new LinkedHashSet<>();

    Planner(Loader loader, int shadowQueue, OverrideTallies tallies) {
        this.loader = loader;
        this.shadowQueue = shadowQueue;
        this.versions = new Versions(loader);
        this.tallies = tallies;
    }

    /** Returns what was wrong with the last plan, a sentence each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Tells whether planning again could change something though the timeline is the same. */
    boolean isIncomplete() {
        return versions.hasBroken();
    }

    /**
     * Plans from the last change before {@code now} on.
     *
     * @param before what was planned the last time; its last part before that change is kept, for a clock that goes back
     * @return null if nothing on the timeline can decide now
     */
    @Nullable
    Schedule plan(Timeline timeline, Instant now, @Nullable Schedule before) {
        versions.nextRound();
        problems = new LinkedHashSet<>();
        NavigableSet<Instant> edges = Edges.of(timeline);
        Instant start = edges.floor(now);
        if (start == null) {
            return null;
        }
        Round round = new Round(timeline, before);
        Segment kept = kept(before, start, edges.lower(start));
        List<Segment> segments = kept == null ? new ArrayList<>() : new ArrayList<>(List.of(kept));
        for (Instant edge : edges.tailSet(start, true)) {
            Instant next = segments.size() > SEGMENTS_AHEAD ? null : edges.higher(edge);
            Segment segment = round.segment(edge, next == null ? Instant.MAX : next);
            if (segment == null) {
                return null;
            }
            segments.add(segment);
            if (next == null) {
                break;
            }
        }
        round.finish(segments);
        return new Schedule(segments, now);
    }

    private static @Nullable Segment kept(@Nullable Schedule before, Instant start, @Nullable Instant edgeBefore) {
        Segment last = before == null ? null : before.lastBefore(start);
        return last == null || edgeBefore == null || last.from().isBefore(edgeBefore) ? null : last;
    }

    /** Ends what is at work beside the routing threads. */
    void close() {
        shadows.values().forEach(ShadowRun::close);
    }

    /** One plan in the making. */
    private final class Round {
        private final Timeline timeline;
        private final Map<Arrangement.Parts, Arrangement> arrangements = new HashMap<>();
        private final Map<OverrideKey, CompiledOverride> usedOverrides = new HashMap<>();
        private final Map<OverrideKey, String> usedBroken = new HashMap<>();
        private final Map<ShadowKey, ShadowRun> usedShadows = new HashMap<>();
        private final Map<Long, CanaryTrial> usedTrials = new HashMap<>();
        private final Set<Long> asked = new HashSet<>();
        private final OverrideCompiler compiler = new OverrideCompiler(loader, this::find);

        Round(Timeline timeline, @Nullable Schedule before) {
            this.timeline = timeline;
            if (before != null) {
                before.segments()
                        .forEach(one -> arrangements.put(one.arrangement().parts(), one.arrangement()));
            }
        }

        private @Nullable CompiledRuleSet find(long sequence) {
            asked.add(sequence);
            return versions.find(sequence);
        }

        @Nullable
        Segment segment(Instant from, Instant until) {
            List<InEffect<Change.Activation>> activations = timeline.activations();
            List<String> failed = new ArrayList<>();
            for (int i = activations.size() - 1; i >= 0; i--) {
                InEffect<Change.Activation> activation = activations.get(i);
                if (activation.from().isAfter(from)) {
                    continue;
                }
                long sequence = activation.change().sequence();
                CompiledRuleSet active = find(sequence);
                if (active != null) {
                    String instead = "; v" + sequence + " decides instead";
                    failed.forEach(problem -> problems.add(problem + instead));
                    return new Segment(from, until, activation.from(), arrangement(from, active));
                }
                failed.add(versions.problem(sequence));
            }
            problems.addAll(failed);
            return null;
        }

        private Arrangement arrangement(Instant at, CompiledRuleSet active) {
            List<CompiledOverride> standing = new ArrayList<>();
            timeline.overridesAt(at).forEach(one -> {
                CompiledOverride override = override(one, active);
                if (override != null) {
                    standing.add(override);
                }
            });
            Arrangement.Parts parts =
                    new Arrangement.Parts(active, List.copyOf(standing), canary(at, active), shadow(at, active));
            return arrangements.computeIfAbsent(parts, Arrangement::new);
        }

        private @Nullable CompiledOverride override(InEffect<BeginOverride> one, CompiledRuleSet active) {
            OverrideKey key = new OverrideKey(one.entry(), one.until(), active);
            CompiledOverride known = usedOverrides.getOrDefault(key, overrides.get(key));
            String broken = brokenOverrides.get(key);
            if (known == null && broken == null) {
                try {
                    known = compiler.compile(
                            timeline, one, active, tallies.of(OverrideCompiler.applied(timeline, one)));
                } catch (InvalidRuleSetException | RuleEngineException e) {
                    broken = "the override " + one.change().id() + " has no effect on " + active.ruleSet() + ": "
                            + e.getMessage();
                }
            }
            if (known != null) {
                usedOverrides.put(key, known);
            } else if (broken != null) {
                usedBroken.put(key, broken);
                problems.add(broken);
            }
            return known;
        }

        private Arrangement.@Nullable Canary canary(Instant at, CompiledRuleSet active) {
            InEffect<Change.Canary> canary = timeline.canaryAt(at).orElse(null);
            CompiledRuleSet version =
                    canary == null ? null : beside(canary.change().sequence(), active, "no canary");
            if (canary == null || version == null) {
                return null;
            }
            CanaryTrial trial = trials.computeIfAbsent(
                    canary.entry(),
                    entry -> new CanaryTrial(canary, version.ruleSet().version()));
            usedTrials.put(canary.entry(), trial);
            return new Arrangement.Canary(trial, version);
        }

        private @Nullable ShadowRun shadow(Instant at, CompiledRuleSet active) {
            InEffect<Change.Shadow> shadow = timeline.shadowAt(at).orElse(null);
            CompiledRuleSet version =
                    shadow == null ? null : beside(shadow.change().sequence(), active, "no shadow");
            if (shadow == null || version == null) {
                return null;
            }
            ShadowRun run = shadows.computeIfAbsent(
                    new ShadowKey(shadow.entry(), active), key -> new ShadowRun(active, version, shadowQueue));
            usedShadows.put(new ShadowKey(shadow.entry(), active), run);
            return run;
        }

        private @Nullable CompiledRuleSet beside(long sequence, CompiledRuleSet active, String otherwise) {
            CompiledRuleSet version = find(sequence);
            if (version == null) {
                problems.add(versions.problem(sequence) + "; " + otherwise + " runs");
            }
            return version == active ? null : version; // the active one may stand in for another
        }

        /** Lets go of what no segment needs. */
        void finish(List<Segment> segments) {
            Set<ShadowRun> running = new HashSet<>(usedShadows.values());
            Set<Long> sequences = new HashSet<>();
            for (Segment segment : segments) {
                Arrangement.Parts parts = segment.arrangement().parts();
                sequences.add(parts.active().ruleSet().version().sequence());
                if (parts.canary() != null) {
                    sequences.add(parts.canary().version().ruleSet().version().sequence());
                }
                if (parts.shadow() != null) {
                    running.add(parts.shadow());
                    sequences.add(parts.shadow().version().sequence());
                }
            }
            shadows.forEach((key, run) -> {
                if (running.contains(run)) {
                    usedShadows.put(key, run);
                } else {
                    run.close();
                }
            });
            versions.retain(sequences, asked);
            overrides = usedOverrides;
            brokenOverrides = usedBroken;
            shadows = usedShadows;
            trials = usedTrials;
        }
    }
}
