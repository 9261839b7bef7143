package dev.pointsman.timeline;

import dev.pointsman.signing.Signature;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.source.ContentHash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What an entry of a timeline changes. All changes are immutable.
 *
 * <p>A change takes effect at {@code from}, and lasts up to and without {@code until}. {@link #AT_ONCE} as {@code from} means
 * the instant at which the entry is recorded; {@link #OPEN} as {@code until} means for as long as nothing ends it.
 */
public sealed interface Change
        permits Change.Activation,
                Change.Cancel,
                Change.Shadow,
                Change.EndShadow,
                Change.Canary,
                Change.EndCanary,
                BeginOverride,
                Change.RenewOverride,
                Change.EndOverride {

    /** As {@code from}: the instant at which the entry is recorded. */
    Instant AT_ONCE = Instant.MIN;

    /** As {@code until}: without an end of its own. */
    Instant OPEN = Instant.MAX;

    /** Returns a change that takes effect at {@code from} in the place of {@link #AT_ONCE}. */
    Change startingAt(Instant from);

    /** Returns when the change takes effect; {@link #AT_ONCE} for those that always do at once. */
    Instant from();

    /** A version begins to decide: {@link Activate} or {@link RollBack}. */
    sealed interface Activation extends Change {
        /** Returns the number of the version. */
        long sequence();
    }

    /**
     * A version decides from an instant on.
     *
     * @param sequence number of the version, from 1
     * @param from from when on
     */
    record Activate(long sequence, Instant from) implements Activation {
        public Activate {
            Checks.sequence(sequence);
            Objects.requireNonNull(from, "from");
        }

        @Override
        public Activate startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new Activate(sequence, instant) : this;
        }
    }

    /**
     * A version that was active before decides again.
     *
     * @param sequence number of the version, from 1
     * @param from from when on
     */
    record RollBack(long sequence, Instant from) implements Activation {
        public RollBack {
            Checks.sequence(sequence);
            Objects.requireNonNull(from, "from");
        }

        @Override
        public RollBack startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new RollBack(sequence, instant) : this;
        }
    }

    /**
     * Takes back an entry that has not taken effect yet.
     *
     * @param entry number of the entry
     */
    record Cancel(long entry) implements Change {
        public Cancel {
            if (entry < 1) {
                throw new IllegalArgumentException("entries are numbered from 1, found " + entry);
            }
        }

        @Override
        public Instant from() {
            return AT_ONCE;
        }

        @Override
        public Cancel startingAt(Instant instant) {
            return this;
        }
    }

    /**
     * A version decides in the shadow of the active one, without any effect. A later shadow takes its place.
     *
     * @param sequence number of the version, from 1
     * @param from from when on
     * @param until up to when, or {@link #OPEN}
     */
    record Shadow(long sequence, Instant from, Instant until) implements Change {
        public Shadow {
            Checks.sequence(sequence);
            Checks.interval(from, until);
        }

        @Override
        public Shadow startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new Shadow(sequence, instant, until) : this;
        }
    }

    /**
     * The shadow ends.
     *
     * @param from from when on
     */
    record EndShadow(Instant from) implements Change {
        public EndShadow {
            Objects.requireNonNull(from, "from");
        }

        @Override
        public EndShadow startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new EndShadow(instant) : this;
        }
    }

    /**
     * A version decides a share of the tickets. It ends at {@code until}, by {@link EndCanary}, by a later canary, or when any
     * version is activated after it began.
     *
     * @param sequence number of the version, from 1
     * @param share of the tickets, above 0 and below 1
     * @param salt which tickets it takes depends on their ids and on this; one salt always takes the same ones
     * @param from from when on
     * @param until up to when, or {@link #OPEN}
     * @param stopRule when it is given up
     */
    record Canary(long sequence, double share, String salt, Instant from, Instant until, StopRule stopRule)
            implements Change {
        public Canary {
            Checks.sequence(sequence);
            Checks.interval(from, until);
            Checks.text("the salt", salt);
            Objects.requireNonNull(stopRule, "stopRule");
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("the share of a canary lies above 0 and below 1, found " + share
                        + "\n  5 % are 0.05. To give a version every ticket, activate it.");
            }
        }

        @Override
        public Canary startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new Canary(sequence, share, salt, instant, until, stopRule) : this;
        }
    }

    /**
     * The canary ends.
     *
     * @param from from when on
     */
    record EndCanary(Instant from) implements Change {
        public EndCanary {
            Objects.requireNonNull(from, "from");
        }

        @Override
        public EndCanary startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new EndCanary(instant) : this;
        }
    }

    /**
     * An override that runs ends later.
     *
     * @param id of the override
     * @param until up to when, at most {@link BeginOverride#LONGEST} from when this is recorded
     * @param signatures of {@link #digest}, for readers that require them
     */
    record RenewOverride(String id, Instant until, List<Signature> signatures) implements Change {

        public RenewOverride {
            Checks.word("the id of an override", id);
            Objects.requireNonNull(until, "until");
            signatures = List.copyOf(signatures);
        }

        /** Returns a renewal that is not signed. */
        public static RenewOverride of(String id, Instant until) {
            return new RenewOverride(id, until, List.of());
        }

        /** Returns what is signed: a hash of the rule set's name, the id and the end. */
        public String digest(String ruleSet) {
            return new ContentHash().add(ruleSet).add(id).add(until.toString()).hex();
        }

        /** Returns this renewal with one signature more. */
        public RenewOverride signedBy(SigningKey key, String ruleSet) {
            return new RenewOverride(id, until, Checks.with(signatures, key.sign(Checks.RENEWAL, digest(ruleSet))));
        }

        /** Tells whether one of these keys has signed it. */
        public boolean isSignedBy(Collection<VerifyingKey> keys, String ruleSet) {
            return Checks.signed(Checks.RENEWAL, digest(ruleSet), signatures, keys);
        }

        @Override
        public Instant from() {
            return AT_ONCE;
        }

        @Override
        public RenewOverride startingAt(Instant instant) {
            return this;
        }
    }

    /**
     * An override ends before its time.
     *
     * @param id of the override
     * @param from from when on
     */
    record EndOverride(String id, Instant from) implements Change {
        public EndOverride {
            Checks.word("the id of an override", id);
            Objects.requireNonNull(from, "from");
        }

        @Override
        public EndOverride startingAt(Instant instant) {
            return from.equals(AT_ONCE) ? new EndOverride(id, instant) : this;
        }
    }
}
