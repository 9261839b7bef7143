package dev.pointsman.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding that the author of a rule accepts for a while: it is not reported on this rule before a day has come.
 * Immutable.
 *
 * @param code what is accepted, for instance {@link IssueCode#ABSENT_FAILS}
 * @param until the first day on which it counts again, from its start in UTC
 * @param reason why, for those who read the rule; never blank, on one line, without quotes and backslashes
 */
public record Suppression(IssueCode code, LocalDate until, String reason) {

    private static final Pattern ENTRY =
            Pattern.compile("(?<code>[a-z][a-z-]*)\\s+until\\s+(?<until>\\S+)\\s+because\\s+(?<reason>.*\\S)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*;\\s*(?=[a-z][a-z-]*\\s+until\\s)");
    private static final Pattern UNWRITABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    public Suppression {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(reason, "reason");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a suppression needs a reason");
        }
        if (UNWRITABLE.matcher(reason).find()) {
            throw new IllegalArgumentException(
                    "the reason of a suppression must stand on one line, without quotes and backslashes: " + reason);
        }
    }

    /**
     * Reads {@code "absent-fails until 2027-06-30 because the intake form requires a subject"}, or several of them with semicolons
     * between.
     *
     * @throws IllegalArgumentException if the text has another form, names no code or no date
     */
    public static List<Suppression> parse(String text) {
        List<Suppression> suppressions = new ArrayList<>();
        for (String entry : BETWEEN.split(text.strip(), -1)) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches()) {
                throw new IllegalArgumentException("\"" + entry + "\" is no suppression");
            }
            suppressions.add(of(parts.group("code"), parts.group("until"), parts.group("reason")));
        }
        return suppressions;
    }

    /**
     * Reads the three parts of a suppression.
     *
     * @throws IllegalArgumentException if the code or the date is not known, or the reason cannot be written in a rule
     */
    public static Suppression of(String code, String until, String reason) {
        IssueCode found = IssueCode.find(code)
                .orElseThrow(() -> new IllegalArgumentException("there is no finding \"" + code + "\""));
        try {
            return new Suppression(found, LocalDate.parse(until), reason);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + until + "\" is no date such as 2027-06-30", e);
        }
    }

    /** Tells whether the finding is still accepted at an instant. */
    public boolean holdsAt(Instant at) {
        return at.isBefore(until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return code.id() + " until " + until + " because " + reason;
    }
}
