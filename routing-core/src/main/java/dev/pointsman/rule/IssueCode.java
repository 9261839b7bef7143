package dev.pointsman.rule;

import dev.pointsman.rule.RuleIssue.Severity;
import java.util.Arrays;
import java.util.Optional;

/** The stable codes of issues; {@code docs/errors.md} explains each with an example. */
public enum IssueCode {
    /** A file of the rule set is missing, unreadable or not UTF-8. */
    FILE("file"),
    /** A YAML file is malformed, or has a key or a value that is not understood. */
    YAML("yaml"),
    /** Text that the rule language cannot read. */
    SYNTAX("syntax"),
    /** A rule, or a nesting, larger than what is accepted. */
    LIMIT("limit"),
    /** A field that tickets do not have. */
    UNKNOWN_FIELD("unknown-field"),
    /** An attribute that the schema does not declare. */
    UNKNOWN_ATTRIBUTE("unknown-attribute"),
    /** A literal, or an operator, that does not fit the type of the field. */
    WRONG_TYPE("wrong-type"),
    /** A literal outside the values that the schema lists. */
    UNKNOWN_VALUE("unknown-value"),
    /** A regular expression that is malformed. */
    BAD_REGEX("bad-regex"),
    /** A regular expression that can take exponential time. */
    SLOW_REGEX("slow-regex"),
    /** A team that the directory does not have. */
    UNKNOWN_TEAM("unknown-team"),
    /** Two rules with one id. */
    DUPLICATE_RULE("duplicate-rule"),
    /** No rule has an unconditional Ticket(). */
    NO_FALLBACK("no-fallback"),
    /** More than one rule has an unconditional Ticket(). */
    SECOND_FALLBACK("second-fallback"),
    /** The fallback can be out of force: disabled, or bounded by dates. */
    FALLBACK_NOT_ALWAYS("fallback-not-always"),
    /** A rule attribute that would let rules see each other or time. */
    REFUSED_ATTRIBUTE("refused-attribute"),
    /** A date that cannot be read, or an interval that is empty. */
    BAD_DATE("bad-date"),
    /** A suppression that has another form than it must, or names what cannot be suppressed. */
    BAD_SUPPRESSION("bad-suppression"),
    /** A consequence that does not nominate a team. */
    NO_TEAM("no-team"),
    /** Something the rule policy forbids. */
    POLICY("policy"),
    /** The rule set asks for more than the host grants. */
    NOT_GRANTED("not-granted"),
    /** Something the language offers that Pointsman does not support. */
    UNSUPPORTED("unsupported"),
    /** A session rule that Drools cannot compile. */
    COMPILE("compile"),
    /** A rule that the rule set does not have. */
    UNKNOWN_RULE("unknown-rule"),
    /** A test case that cannot be run as it is written. */
    BAD_TEST("bad-test"),
    /** A test case that came out otherwise than it expects. */
    FAILED_TEST("failed-test"),
    /** Tests that reach fewer rules than is demanded. */
    LOW_COVERAGE("low-coverage"),
    /** A rule, or a condition, that the tests do not reach. */
    UNTESTED("untested", Severity.NOTE),
    /** A value in a test case that the schema does not list. */
    UNLISTED_VALUE("unlisted-value", Severity.WARNING),
    /** A condition that fails on an absent value, and with it the rule. */
    ABSENT_FAILS("absent-fails", Severity.WARNING),
    /** A rule whose condition cannot be understood and so runs in a Drools session. */
    SESSION_RULE("session-rule", Severity.NOTE),
    /** A file below rules/ that no rule language reads. */
    UNREAD_FILE("unread-file", Severity.WARNING),
    /** A rule file without a rule. */
    EMPTY_FILE("empty-file", Severity.WARNING),
    /** A rule set without any rule besides the fallback. */
    ONLY_FALLBACK("only-fallback", Severity.WARNING),
    /** Two rules of one salience and of different teams that match one ticket, neither of them narrower. */
    CONFLICT("conflict"),
    /** A rule that wins no ticket, since stronger rules take all that it matches. */
    UNREACHABLE("unreachable", Severity.WARNING),
    /** A value that a rule lists and for which stronger rules take every ticket. */
    PARTLY_UNREACHABLE("partly-unreachable", Severity.NOTE),
    /** A condition, or a part of one, that no ticket meets. */
    NEVER_HOLDS("never-holds", Severity.WARNING),
    /** A condition, or a part of one, that every ticket meets. */
    ALWAYS_HOLDS("always-holds", Severity.WARNING),
    /** A part of a condition that changes nothing, since other parts say as much. */
    REDUNDANT_CONDITION("redundant-condition", Severity.NOTE),
    /** Two rules with the same condition and the same team. */
    EQUAL_RULES("equal-rules", Severity.WARNING),
    /** Rules that differ in the values of one field and could be one. */
    MERGEABLE("mergeable", Severity.NOTE),
    /** Tickets within the schema that only the fallback takes. */
    GAP("gap", Severity.NOTE),
    /** A rule that is no longer in force. */
    EXPIRED("expired", Severity.NOTE),
    /** A rule that is not in force yet. */
    NOT_YET_EFFECTIVE("not-yet-effective", Severity.NOTE),
    /** A team that rules name and that nobody can be reached at. */
    NO_CONTACT("no-contact", Severity.WARNING),
    /** A session rule, of which only a part can be reasoned about. */
    NOT_PROVABLE("not-provable", Severity.NOTE),
    /** A question about the rules that was left open. */
    NOT_DECIDED("not-decided", Severity.NOTE),
    /** A suppression whose day has come. */
    EXPIRED_SUPPRESSION("expired-suppression", Severity.WARNING),
    /** A suppression of something that is not found on its rule. */
    UNUSED_SUPPRESSION("unused-suppression", Severity.WARNING);

    private final String id;
    private final Severity severity;

    IssueCode(String id) {
        this(id, Severity.ERROR);
    }

    IssueCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** Returns the code as it is printed, for instance {@code unknown-team}. */
    public String id() {
        return id;
    }

    /** Looks a code up as it is printed. */
    public static Optional<IssueCode> find(String id) {
        return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
    }

    /** Tells whether a rule's author may accept it for a while: a warning, a note, or a conflict. */
    public boolean canBeSuppressed() {
        return severity != Severity.ERROR || this == CONFLICT;
    }

    /** Returns how grave every issue of this code is. */
    public Severity severity() {
        return severity;
    }
}
