package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.decision.Outcome;
import dev.pointsman.release.Release;
import dev.pointsman.rollout.WarmUpSource.Question;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a version decide before it is asked in earnest, so that the first tickets do not pay for what happens once. The first
 * source that has questions is used, up to a number and a time. A version on which the engine fails every time is refused; a
 * source that fails never is a reason to refuse. Thread-safe.
 *
 * @param sources where the questions come from, the first one first
 * @param nanoTime a clock that only tells how much time has passed
 */
record WarmUp(List<WarmUpSource> sources, LongSupplier nanoTime) {

    static final int QUESTIONS_AT_MOST = 1000;

    /** After this, no further question is begun. */
    static final Duration TIME_AT_MOST = Duration.ofSeconds(2);

    /** Without any ticket. */
    static final WarmUp NONE = new WarmUp(List.of(), System::nanoTime);

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    WarmUp {
        sources = List.copyOf(sources);
    }

    /** With the sources that are on the class path; where they have nothing, with tickets of the schema. */
    static WarmUp byServices() {
        List<WarmUpSource> sources = new ArrayList<>();
        Iterator<WarmUpSource> services = ServiceLoader.load(WarmUpSource.class, WarmUpSource.class.getClassLoader())
                .iterator();
        try {
            services.forEachRemaining(sources::add);
        } catch (ServiceConfigurationError e) {
            LOG.warn("Versions are warmed up without what cannot be loaded", e);
        }
        sources.add(new SchemaTickets());
        return new WarmUp(sources, System::nanoTime);
    }

    /** Returns this with the host's own tickets; where it has none for a version, the others are used. */
    WarmUp preferring(Function<Release, ? extends Collection<Ticket>> tickets) {
        List<WarmUpSource> all = new ArrayList<>();
        all.add(new OfHost(tickets));
        all.addAll(sources);
        return new WarmUp(all, nanoTime);
    }

    private record OfHost(Function<Release, ? extends Collection<Ticket>> tickets) implements WarmUpSource {
        @Override
        public Stream<Question> questions(Release release, RuleSet ruleSet) {
            return tickets.apply(release).stream().map(ticket -> new Question(ticket, List.of()));
        }

        @Override
        public String toString() {
            return "the host";
        }
    }

    /**
     * Lets a version decide.
     *
     * @throws RuleEngineException if the engine failed on all that it was asked
     */
    void run(Release release, CompiledRuleSet compiled, Instant at) {
        Attempt attempt = new Attempt(release, compiled, at, nanoTime.getAsLong() + TIME_AT_MOST.toNanos());
        for (WarmUpSource source : sources) {
            attempt.ask(source);
            if (attempt.asked > 0) {
                LOG.info("Warmed up {} with {} tickets of {}", release, attempt.asked, source);
                break;
            }
        }
        if (attempt.failed > 0 && attempt.failed == attempt.asked) {
            throw new RuleEngineException(
                    "the engine fails on every one of the " + attempt.failed + " tickets of the warm-up");
        }
    }

    /** One warm-up. */
    private final class Attempt {
        private final Release release;
        private final CompiledRuleSet compiled;
        private final Instant at;
        private final long deadline;
        private int asked;
        private int failed;

        Attempt(Release release, CompiledRuleSet compiled, Instant at, long deadline) {
            this.release = release;
            this.compiled = compiled;
            this.at = at;
            this.deadline = deadline;
        }

        void ask(WarmUpSource source) {
            Iterator<Question> questions = orNull(
                    source, () -> source.questions(release, compiled.ruleSet()).iterator());
            while (questions != null && asked < QUESTIONS_AT_MOST && deadline - nanoTime.getAsLong() > 0) {
                Question question = orNull(source, () -> questions.hasNext() ? questions.next() : null);
                if (question == null) {
                    return;
                }
                asked++;
                if (compiled.decide(question.ticket(), question.facts(), at).outcome() == Outcome.DEGRADED) {
                    failed++;
                }
                compiled.matches(question.ticket(), question.facts(), at);
            }
        }

        /** Only what a source throws is let pass: what the version throws when it decides is a reason to refuse it. */
        private <T> @Nullable T orNull(WarmUpSource source, Supplier<@Nullable T> read) {
            try {
                return read.get();
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("The warm-up of {} goes on without all that {} has", release, source, e);
                return null;
            }
        }
    }
}
