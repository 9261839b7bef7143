package dev.pointsman.explain;

import dev.pointsman.decision.RuleMatch;
import java.time.Instant;
import java.util.Objects;

/** Something that keeps a rule from winning a ticket. Immutable. */
public sealed interface Obstacle {

    /** Returns the obstacle as a sentence. */
    String text();

    /** The rule is switched off. */
    record Disabled() implements Obstacle {
        @Override
        public String text() {
            return "it is disabled";
        }
    }

    /**
     * The rule is not in force yet.
     *
     * @param from when it comes into force
     * @param at the instant asked about
     */
    record NotYetInForce(Instant from, Instant at) implements Obstacle {
        @Override
        public String text() {
            return "it is in force from " + from + " on, and this is " + at;
        }
    }

    /**
     * The rule is no longer in force.
     *
     * @param since when it expired
     * @param at the instant asked about
     */
    record Expired(Instant since, Instant at) implements Obstacle {
        @Override
        public String text() {
            return "it expired at " + since + ", and this is " + at;
        }
    }

    /**
     * The ticket does not meet a condition.
     *
     * @param check the condition and the ticket's value
     */
    record ConditionFails(ConditionCheck check) implements Obstacle {
        @Override
        public String text() {
            return check.condition() + "  but " + check.value();
        }
    }

    /**
     * The part of a session rule that only Drools understands did not match.
     *
     * @param cause why the rule needs a session
     */
    record SessionPartFails(String cause) implements Obstacle {
        @Override
        public String text() {
            return "the part of it that runs in Drools did not match: " + cause;
        }
    }

    /**
     * The rule could not be evaluated on the ticket.
     *
     * @param message what went wrong
     */
    record Failed(String message) implements Obstacle {
        @Override
        public String text() {
            return "it failed on this ticket: " + message;
        }
    }

    /**
     * The engine as a whole failed on the ticket.
     *
     * @param message what went wrong
     */
    record EngineFailed(String message) implements Obstacle {
        @Override
        public String text() {
            return message;
        }
    }

    /**
     * Another rule matched the ticket and stands before this one.
     *
     * @param by the match of the other rule
     * @param criterion the criterion of the winning order: {@code salience}, {@code narrower}, {@code id} or
     *     {@code fallback}
     * @param salience that of the rule that stands behind
     */
    record Outranked(RuleMatch by, String criterion, int salience) implements Obstacle {
        public Outranked {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(criterion, "criterion");
        }

        @Override
        public String text() {
            String how = switch (criterion) {
                case "salience" -> "by salience, " + by.rule().salience() + " against " + salience;
                case "narrower" -> "because it is narrower, at the same salience " + salience;
                case "fallback" -> "because this is the fallback";
                default -> "by rule id, at the same salience " + salience + " and equally narrow";
            };
            return "\"" + by.rule().id() + "\" -> " + by.team() + " matches too and stands before it " + how + "  ("
                    + by.rule().position() + ")";
        }
    }
}
