package dev.pointsman.log;

import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Contact;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a decision log: what was decided, and on what. Immutable.
 */
public final class DecisionRecord {

    private final Ticket ticket;
    private final List<Fact> facts;
    private final List<String> hidden;
    private final int otherFacts;
    private final RuleSetVersion version;
    private final Instant at;
    private final @Nullable Arm arm;
    private final @Nullable String override;
    private final String team;
    private final String rule;
    private final List<String> answer;
    private final @Nullable String contact;
    private final String directory;

    DecisionRecord(RecordReader from) {
        this.ticket = from.ticket();
        this.facts = List.copyOf(from.facts);
        this.hidden = List.copyOf(from.hidden);
        this.otherFacts = from.otherFacts;
        this.version = from.version();
        this.at = Instant.parse(from.text("at"));
        @Nullable String armName = from.decision.get("arm");
        this.arm = armName == null ? null : Arm.valueOf(armName);
        this.override = from.decision.get("override");
        this.team = from.text("team");
        this.rule = from.text("rule");
        this.answer = answer(from.text("outcome"), team, rule, from.decision.get("reason"), from.failures);
        this.contact = from.decision.get("contact");
        this.directory = from.text("directory");
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no whole line of a decision log
     */
    public static DecisionRecord parse(String line) {
        return RecordReader.read(line);
    }

    /** Returns the ticket as far as the log shows it. */
    public Ticket ticket() {
        return ticket;
    }

    /** Returns the facts that the log shows. */
    public List<Fact> facts() {
        return facts;
    }

    /** Returns the version that decided. */
    public RuleSetVersion version() {
        return version;
    }

    /** Returns the instant for which it was decided. */
    public Instant at() {
        return at;
    }

    /** Returns which arm of a canary the ticket was on, if one ran. */
    public Optional<Arm> arm() {
        return Optional.ofNullable(arm);
    }

    /** Returns the id of the override that decided, if one did. */
    public Optional<String> override() {
        return Optional.ofNullable(override);
    }

    /** Returns the id of the team that was named. */
    public String team() {
        return team;
    }

    /** Returns the id of the rule that decided. */
    public String rule() {
        return rule;
    }

    /** Returns why the record does not hold all that was decided on, or empty when it does. */
    public Optional<String> incomplete() {
        if (!hidden.isEmpty()) {
            return Optional.of("the log hides " + String.join(", ", hidden));
        }
        return otherFacts == 0
                ? Optional.empty()
                : Optional.of(otherFacts + " facts of the host's own types are not in the log");
    }

    /**
     * Compares with a decision on the same ticket.
     *
     * @return what differs, a line each, recorded value first; the contact only where the directory of teams is the same
     */
    public List<String> differences(Decision again) {
        List<String> now = answer(
                again.outcome().name(),
                again.team().id(),
                again.rule(),
                again.reason().orElse(null),
                again.failures().stream().map(failure -> failure.rule()).toList());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            if (!answer.get(i).equals(now.get(i))) {
                differences.add(answer.get(i) + " was recorded, now " + now.get(i));
            }
        }
        @Nullable String contactNow = again.contact().map(Contact::toString).orElse(null);
        if (directory.equals(again.directory()) && !Objects.equals(contact, contactNow)) {
            differences.add("contact " + contact + " was recorded, now " + contactNow);
        }
        if (arm != null && again.arm().isPresent() && arm != again.arm().get()) {
            differences.add("arm " + arm + " was recorded, now " + again.arm().get());
        }
        return differences;
    }

    private static List<String> answer(
            String outcome, String team, String rule, @Nullable String reason, List<String> failures) {
        return List.of(
                "outcome " + outcome,
                "team " + team,
                "rule " + rule,
                reason == null ? "no reason" : "reason " + reason,
                "failed rules " + failures);
    }

    @Override
    public String toString() {
        return ticket.id() + " at " + at + " by " + version;
    }
}
