package dev.pointsman.dsl.syntax;

/**
 * What a test says of its subject, each with the one phrase that it is written in. Two more ways are read and never
 * written: brackets around one test, and {@code at most} and its like on the priority.
 */
public enum Phrase {
    IS("is"),
    IS_NOT("is not"),
    ONE_OF("is one of"),
    NONE_OF("is none of"),
    PRESENT("is present"),
    ABSENT("is absent"),
    BELOW("is below"),
    AT_MOST("is at most"),
    ABOVE("is above"),
    AT_LEAST("is at least"),
    MATCHES("matches"),
    DOES_NOT_MATCH("does not match"),
    CONTAINS("contains"),
    DOES_NOT_CONTAIN("does not contain"),
    TAGGED("tagged"),
    NOT_TAGGED("not tagged"),
    STARTS_WITH("starts with"),
    DOES_NOT_START_WITH("does not start with"),
    ENDS_WITH("ends with"),
    DOES_NOT_END_WITH("does not end with"),
    HAS_CHARACTERS("has"),
    DOES_NOT_HAVE_CHARACTERS("does not have"),
    AMONG_TAGS("is one of its tags"),
    NOT_AMONG_TAGS("is none of its tags");

    private final String words;

    Phrase(String words) {
        this.words = words;
    }

    /** Returns the words between the subject and the values; {@code characters} follows a length. */
    public String words() {
        return words;
    }

    /** Tells whether a list follows. */
    public boolean takesSeveral() {
        return this == ONE_OF || this == NONE_OF;
    }

    /** Tells whether it is about the characters of a text, whose values stand in quotes always. */
    public boolean isAboutText() {
        return switch (this) {
            case MATCHES,
                    DOES_NOT_MATCH,
                    CONTAINS,
                    DOES_NOT_CONTAIN,
                    STARTS_WITH,
                    DOES_NOT_START_WITH,
                    ENDS_WITH,
                    DOES_NOT_END_WITH -> true;
            default -> false;
        };
    }

    /** Tells whether it is about one tag. */
    public boolean isAboutTags() {
        return this == TAGGED || this == NOT_TAGGED;
    }

    /** Tells whether it is about the number of characters of a text. */
    public boolean isAboutLength() {
        return this == HAS_CHARACTERS || this == DOES_NOT_HAVE_CHARACTERS;
    }

    /** Tells whether it compares by order. */
    public boolean isOrder() {
        return this == BELOW || this == AT_MOST || this == ABOVE || this == AT_LEAST;
    }
}
