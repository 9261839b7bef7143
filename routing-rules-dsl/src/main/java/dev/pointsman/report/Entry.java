package dev.pointsman.report;

import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.SourcePosition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found: an issue, a failed test, a surprising difference. Immutable.
 */
public final class Entry {

    private final String code;
    private final Severity severity;
    private final SourcePosition position;
    private final @Nullable String subject;
    private final String message;
    private final String fix;
    private final List<String> details;
    private final List<Related> related;
    private final @Nullable Suppression suppression;

    private Entry(Builder from) {
        this.code = from.code;
        this.severity = from.severity;
        this.position = from.position;
        this.subject = from.subject;
        this.message = from.message;
        this.fix = from.fix;
        this.details = from.details;
        this.related = from.related;
        this.suppression = from.suppression;
    }

    /**
     * Another place that belongs to an entry. Immutable.
     *
     * @param position where it is
     * @param message what is there
     */
    public record Related(SourcePosition position, String message) {
        public Related {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Starts an entry. */
    public static Builder builder(String code, Severity severity, SourcePosition position, String message) {
        return new Builder(code, severity, position, message);
    }

    /** Starts the entry of an issue, whose subject is its rule. */
    public static Builder of(RuleIssue issue) {
        return builder(issue.code().id(), issue.severity(), issue.position(), issue.message())
                .subject(issue.ruleId().map(id -> "rule \"" + id + "\"").orElse(null))
                .fix(issue.fix());
    }

    /** Returns the stable code, a section of {@code docs/errors.md}. */
    public String code() {
        return code;
    }

    /** Returns how grave it is. */
    public Severity severity() {
        return severity;
    }

    /** Returns where it is; the file is relative to the folder that was looked at. */
    public SourcePosition position() {
        return position;
    }

    /** Returns what it is about, for instance {@code rule "eu-refunds"}. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** Returns what was found. */
    public String message() {
        return message;
    }

    /** Returns the likely fix, or an empty text. */
    public String fix() {
        return fix;
    }

    /** Returns more lines for those who look into it, such as a witness or an explanation. */
    public List<String> details() {
        return details;
    }

    /** Returns the other places concerned. */
    public List<Related> related() {
        return related;
    }

    /** Returns the suppression under which it stands, if it is accepted. */
    public Optional<Suppression> suppression() {
        return Optional.ofNullable(suppression);
    }

    /** Tells whether it counts at this grade: at least as grave, and not suppressed. */
    boolean countsAs(Severity least) {
        return suppression == null && severity.compareTo(least) <= 0;
    }

    /** Returns the word for the severity in lower case. */
    String severityWord() {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Returns subject and message in one line. */
    String headline() {
        return (subject == null ? "" : subject + ": ") + message;
    }

    /** Returns everything but code and place: headline, details, fix, a line each. */
    String body() {
        StringBuilder body = new StringBuilder(headline());
        details.forEach(line -> body.append('\n').append(line));
        if (!fix.isEmpty()) {
            body.append('\n').append(fix);
        }
        return body.toString();
    }

    @Override
    public String toString() {
        return position + ": " + severityWord() + " [" + code + "] " + headline();
    }

    /** Collects an entry. Confined to one thread. */
    public static final class Builder {
        private final String code;
        private final Severity severity;
        private final SourcePosition position;
        private final String message;
        private @Nullable String subject;
        private String fix = "";
        private List<String> details = List.of();
        private List<Related> related = List.of();
        private @Nullable Suppression suppression;

        private Builder(String code, Severity severity, SourcePosition position, String message) {
            this.code = Objects.requireNonNull(code, "code");
            this.severity = Objects.requireNonNull(severity, "severity");
            this.position = Objects.requireNonNull(position, "position");
            this.message = Objects.requireNonNull(message, "message");
        }

        /** Sets {@link Entry#subject()}. */
        public Builder subject(@Nullable String value) {
            subject = value;
            return this;
        }

        /** Sets {@link Entry#fix()}. */
        public Builder fix(String value) {
            fix = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Sets {@link Entry#details()}. */
        public Builder details(List<String> value) {
            details = List.copyOf(value);
            return this;
        }

        /** Sets {@link Entry#related()}. */
        public Builder related(List<Related> value) {
            related = List.copyOf(value);
            return this;
        }

        /** Sets {@link Entry#suppression()}. */
        public Builder suppression(@Nullable Suppression value) {
            suppression = value;
            return this;
        }

        /** Builds the entry. */
        public Entry build() {
            return new Entry(this);
        }
    }
}
