package dev.pointsman.ruletest;

import dev.pointsman.decision.Decision;
import dev.pointsman.team.Contact;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a case can expect of a decision. */
public enum Aspect {
    /** The team that owns the ticket. */
    TEAM("team"),
    /** A team that must not own the ticket. */
    NOT_TEAM("not-team"),
    /** The rule that won. */
    RULE("rule"),
    /** How the decision came about. */
    OUTCOME("outcome"),
    /** How the team is reached, or {@value #NO_CONTACT}. */
    CONTACT("contact");

    static final String NO_CONTACT = "none";

    private final String key;

    Aspect(String key) {
        this.key = key;
    }

    /** Returns the name in test files. */
    public String key() {
        return key;
    }

    /** Returns what a decision says in this respect. */
    public String in(Decision decision) {
        return switch (this) {
            case TEAM, NOT_TEAM -> decision.team().id();
            case RULE -> decision.rule();
            case OUTCOME -> decision.outcome().name();
            case CONTACT -> decision.contact().map(Contact::toString).orElse(NO_CONTACT);
        };
    }

    static Optional<Aspect> find(String key) {
        return Arrays.stream(values()).filter(aspect -> aspect.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Aspect::key).toList();
    }
}
