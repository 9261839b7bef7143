package dev.pointsman.rollout;

import dev.pointsman.release.Release;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Gives what a version decides before it takes over, so that the first tickets do not pay for what happens once.
 * Implementations are found with {@link java.util.ServiceLoader}; they must be thread-safe and have a public constructor
 * without parameters.
 */
@FunctionalInterface
public interface WarmUpSource {

    /**
     * What is asked; as of now, whatever instant it was written for. Immutable.
     *
     * @param ticket the ticket
     * @param facts what is known beside it
     */
    record Question(Ticket ticket, List<Fact> facts) {
        /** Copies. */
        public Question {
            Objects.requireNonNull(ticket, "ticket");
            facts = List.copyOf(facts);
        }
    }

    /**
     * Returns what a version is asked, in order. Only so much is read of it as there is time for, so it is best made on the way,
     * and it may be endless. Where it is empty, another source is asked. What it throws is logged, and keeps no version from
     * running.
     *
     * @param release the version
     * @param ruleSet its rules
     */
    Stream<Question> questions(Release release, RuleSet ruleSet);
}
