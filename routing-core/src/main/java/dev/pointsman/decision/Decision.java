package dev.pointsman.decision;

import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a ticket, and why. Names the exact version that decided and the instant for which it did: the same version,
 * ticket and instant give an equal decision. Immutable.
 */
public final class Decision {

    private final String ticket;
    private final Instant at;
    private final Ruling ruling;

    private Decision(String ticket, Instant at, Ruling ruling) {
        this.ticket = Objects.requireNonNull(ticket, "ticket");
        this.at = Objects.requireNonNull(at, "at");
        this.ruling = Objects.requireNonNull(ruling, "ruling");
    }

    /** Returns the decision about the ticket with this id. */
    public static Decision of(String ticket, Instant at, Ruling ruling) {
        return new Decision(ticket, at, ruling);
    }

    /** Starts a decision about the ticket with this id. */
    public static Builder builder(String ticket) {
        return new Builder(ticket);
    }

    /** Returns the id of the ticket. */
    public String ticket() {
        return ticket;
    }

    /** Returns how the decision came about. */
    public Outcome outcome() {
        return ruling.outcome();
    }

    /** Returns the team that owns the ticket: there always is one. */
    public Team team() {
        return ruling.team();
    }

    /** Returns how that team is reached, if the directory says so. */
    public Optional<Contact> contact() {
        return ruling.team().contact();
    }

    /** Returns the id of the rule that won; the fallback's where none did. */
    public String rule() {
        return ruling.rule();
    }

    /** Returns the reason that the rule gave. */
    public Optional<String> reason() {
        return Optional.ofNullable(ruling.givenReason());
    }

    /** Returns the rule set that decided; where an override did, the one that would have without it. */
    public RuleSetVersion version() {
        return ruling.version();
    }

    /** Returns which arm of a canary the ticket was on, if one ran. */
    public Optional<Arm> arm() {
        return Optional.ofNullable(ruling.givenArm());
    }

    /** Returns the override that decided, if one did: then the outcome is {@link Outcome#OVERRIDDEN}. */
    public Optional<AppliedOverride> override() {
        return Optional.ofNullable(ruling.givenOverride());
    }

    /** Returns the content hash of the team directory that was used. */
    public String directory() {
        return ruling.directory();
    }

    /** Returns the instant for which it was decided. */
    public Instant at() {
        return at;
    }

    /** Returns the rules that failed on this ticket and stood before the winner: without the failure one may have won. */
    public List<RuleFailure> failures() {
        return ruling.failures();
    }

    /** Returns what this decision shares with others. */
    public Ruling ruling() {
        return ruling;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decision that
                && ticket.equals(that.ticket)
                && at.equals(that.at)
                && ruling.equals(that.ruling);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ticket, rule(), at);
    }

    /** Returns the decision in one line. */
    @Override
    public String toString() {
        String arm = ruling.givenArm() == null ? "" : ", arm " + ruling.givenArm();
        String override = ruling.givenOverride() == null
                ? ""
                : ", override " + ruling.givenOverride().id();
        return ticket + " -> " + team().id() + " (" + outcome() + " by " + rule() + override + ", " + version() + arm
                + ", at " + at + ")";
    }

    /** Collects a decision. Confined to one thread. */
    public static final class Builder {
        private final String ticket;
        private @Nullable Outcome outcome;
        private @Nullable Team team;
        private @Nullable String rule;
        private @Nullable String reason;
        private @Nullable RuleSetVersion version;
        private @Nullable String directory;
        private @Nullable Instant at;
        private List<RuleFailure> failures = List.of();
        private @Nullable Arm arm;
        private @Nullable AppliedOverride override;

        private Builder(String ticket) {
            this.ticket = Objects.requireNonNull(ticket, "ticket");
        }

        /** Sets {@link Decision#outcome()}; required. */
        public Builder outcome(Outcome value) {
            outcome = value;
            return this;
        }

        /** Sets {@link Decision#team()}; required. */
        public Builder team(Team value) {
            team = value;
            return this;
        }

        /** Sets {@link Decision#rule()}; required. */
        public Builder rule(String value) {
            rule = value;
            return this;
        }

        /** Sets {@link Decision#reason()}. */
        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        /** Sets {@link Decision#version()}; required. */
        public Builder version(RuleSetVersion value) {
            version = value;
            return this;
        }

        /** Sets {@link Decision#directory()}; required. */
        public Builder directory(String value) {
            directory = value;
            return this;
        }

        /** Sets {@link Decision#at()}; required. */
        public Builder at(Instant value) {
            at = value;
            return this;
        }

        /** Sets {@link Decision#failures()}. */
        public Builder failures(List<RuleFailure> value) {
            failures = value;
            return this;
        }

        /** Sets {@link Decision#arm()}. */
        public Builder arm(@Nullable Arm value) {
            arm = value;
            return this;
        }

        /** Sets {@link Decision#override()}; goes with {@link Outcome#OVERRIDDEN}. */
        public Builder override(@Nullable AppliedOverride value) {
            override = value;
            return this;
        }

        /**
         * Builds the decision.
         *
         * @throws NullPointerException if a required part is missing
         */
        public Decision build() {
            Ruling ruling = new Ruling(
                    Objects.requireNonNull(outcome, "outcome"),
                    Objects.requireNonNull(team, "team"),
                    Objects.requireNonNull(rule, "rule"),
                    reason,
                    Objects.requireNonNull(version, "version"),
                    Objects.requireNonNull(directory, "directory"),
                    failures,
                    arm,
                    override);
            return new Decision(ticket, Objects.requireNonNull(at, "at"), ruling);
        }
    }
}
