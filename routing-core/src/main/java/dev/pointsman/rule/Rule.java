package dev.pointsman.rule;

import dev.pointsman.source.ContentHash;
import dev.pointsman.source.SourcePosition;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An ownership rule: who gets the tickets that meet a condition. Immutable.
 *
 * <p>A <em>plain</em> rule tests nothing but the ticket, with operators that {@link Condition} knows; its condition is
 * all it demands. Any other rule is a <em>session</em> rule: it runs in a Drools session, and its condition is only the
 * part that was understood, which every ticket that it can match must meet.
 */
public final class Rule {

    /**
     * The winning order: the first rule that matches wins. Higher salience first, then the narrower rule, then the rule
     * id; the fallback stands last, whatever its salience. The order depends on the two rules alone.
     */
    public static final Comparator<Rule> WINNING_ORDER = Comparator.comparing(Rule::isFallback)
            .thenComparing(Comparator.comparingInt(Rule::salience).reversed())
            .thenComparing(rule -> rule.narrowness)
            .thenComparing(Rule::id);

    private final String id;
    private final int salience;
    private final Condition condition;
    private final @Nullable String sessionCause;
    private final @Nullable String team;
    private final @Nullable String reason;
    private final Instant effectiveFrom;
    private final Instant expiresAt;
    private final boolean enabled;
    private final List<Suppression> suppressions;
    private final Map<String, String> notes;
    private final SourcePosition position;
    private final RuleSource source;
    private final Narrowness narrowness;
    private final boolean fallback;

    private Rule(Builder from) {
        this.id = from.id;
        this.salience = from.salience;
        this.condition = from.condition;
        this.sessionCause = from.sessionCause;
        this.team = from.team;
        this.reason = from.reason;
        this.effectiveFrom = from.effectiveFrom;
        this.expiresAt = from.expiresAt;
        this.enabled = from.enabled;
        this.suppressions = from.suppressions;
        this.notes = from.notes;
        this.position = from.position;
        this.source = from.source;
        this.narrowness = Narrowness.of(condition, from.furtherParts);
        this.fallback = sessionCause == null && condition.equals(Condition.ALWAYS);
    }

    /** Starts a rule. */
    public static Builder builder(String id, SourcePosition position, RuleSource source) {
        return new Builder(id, position, source);
    }

    /** Returns the id: the name of the rule, unique in its rule set. */
    public String id() {
        return id;
    }

    /** Returns the salience; higher stands before lower, 0 when the rule states none. */
    public int salience() {
        return salience;
    }

    /** Returns what the rule demands of the ticket; of a session rule, the part that was understood. */
    public Condition condition() {
        return condition;
    }

    /** Tells whether the rule needs a Drools session. */
    public boolean isSessionRule() {
        return sessionCause != null;
    }

    /** Returns why the rule needs a Drools session, or empty for a plain rule. */
    public Optional<String> sessionCause() {
        return Optional.ofNullable(sessionCause);
    }

    /** Returns the team it names, or empty when a session rule names one of several or computes it. */
    public Optional<String> team() {
        return Optional.ofNullable(team);
    }

    /** Returns the reason it gives, or empty when it gives none or a session rule computes it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns the instant from which the rule is in force, {@link Instant#MIN} when it always was. */
    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    /** Returns the instant from which the rule is no longer in force, {@link Instant#MAX} when it never ends. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Tells whether the rule is switched on. */
    public boolean enabled() {
        return enabled;
    }

    /** Tells whether the rule counts at an instant: switched on, and within [effective, expires). */
    public boolean inForceAt(Instant at) {
        return enabled && !at.isBefore(effectiveFrom) && at.isBefore(expiresAt);
    }

    /** Returns the findings that this rule's author has accepted for a while, in the order written. */
    public List<Suppression> suppressions() {
        return suppressions;
    }

    /** Returns the notes of the rule, such as {@code owner}, by name; they have no effect on decisions. */
    public Map<String, String> notes() {
        return notes;
    }

    /** Tells whether this is the fallback: unconditional. */
    public boolean isFallback() {
        return fallback;
    }

    /** Returns where the rule stands. */
    public SourcePosition position() {
        return position;
    }

    /** Returns the DRL of the rule. */
    public RuleSource source() {
        return source;
    }

    /**
     * Returns a hash of what the rule means, whatever language and file it is written in: id, salience, condition, team,
     * reason, dates and whether it is enabled; of a session rule also its text.
     *
     * @return SHA-256 as 64 hexadecimal digits
     */
    public String meaning() {
        ContentHash meaning = new ContentHash()
                .add(id)
                .add(String.valueOf(salience))
                .add(condition.text())
                .add(effectiveFrom.toString())
                .add(expiresAt.toString())
                .add(String.valueOf(enabled))
                .add(String.valueOf(team != null))
                .add(team == null ? "" : team)
                .add(String.valueOf(reason != null))
                .add(reason == null ? "" : reason);
        if (isSessionRule()) {
            meaning.add(source.header()).add(source.text());
        }
        return meaning.hex();
    }

    /**
     * Says by which criterion this rule stands before {@code other} in the winning order.
     *
     * @return {@code fallback}, {@code salience}, {@code narrower} or {@code id}
     */
    public String precedesBy(Rule other) {
        if (other.isFallback()) {
            return "fallback";
        }
        if (salience != other.salience) {
            return "salience";
        }
        return narrowness.compareTo(other.narrowness) != 0 ? "narrower" : "id";
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }

    /** Collects a rule. Confined to one thread. */
    public static final class Builder {
        private final String id;
        private final SourcePosition position;
        private final RuleSource source;
        private int salience;
        private Condition condition = Condition.ALWAYS;
        private int furtherParts;
        private @Nullable String sessionCause;
        private @Nullable String team;
        private @Nullable String reason;
        private Instant effectiveFrom = Instant.MIN;
        private Instant expiresAt = Instant.MAX;
        private boolean enabled = true;
        private List<Suppression> suppressions = List.of();
        private Map<String, String> notes = Map.of();

        private Builder(String id, SourcePosition position, RuleSource source) {
            this.id = Objects.requireNonNull(id, "id");
            this.position = Objects.requireNonNull(position, "position");
            this.source = Objects.requireNonNull(source, "source");
        }

        /** Sets {@link Rule#salience()}. */
        public Builder salience(int value) {
            salience = value;
            return this;
        }

        /** Sets {@link Rule#condition()}. */
        public Builder condition(Condition value) {
            condition = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Makes this a session rule.
         *
         * @param cause why, for the rule author
         * @param furtherParts how many parts it has beside the condition, at least 1; each makes it narrower
         */
        public Builder session(String cause, int furtherParts) {
            sessionCause = Objects.requireNonNull(cause, "cause");
            this.furtherParts = Math.max(1, furtherParts);
            return this;
        }

        /** Sets {@link Rule#team()}. */
        public Builder team(@Nullable String value) {
            team = value;
            return this;
        }

        /** Sets {@link Rule#reason()}. */
        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        /** Sets {@link Rule#effectiveFrom()}. */
        public Builder effectiveFrom(Instant value) {
            effectiveFrom = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link Rule#expiresAt()}. */
        public Builder expiresAt(Instant value) {
            expiresAt = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link Rule#enabled()}. */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /** Sets {@link Rule#suppressions()}. */
        public Builder suppressions(List<Suppression> value) {
            suppressions = List.copyOf(value);
            return this;
        }

        /** Sets {@link Rule#notes()}. */
        public Builder notes(Map<String, String> value) {
            notes = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Builds the rule. */
        public Rule build() {
            return new Rule(this);
        }
    }
}
