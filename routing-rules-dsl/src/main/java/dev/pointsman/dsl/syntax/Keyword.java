package dev.pointsman.dsl.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of the routing language. As values they stand in quotes; as names only the first of them do, which begin a clause
 * or stand between its parts.
 */
public enum Keyword {
    RULE,
    DEFAULT,
    TABLE,
    SALIENCE,
    FROM,
    UNTIL,
    DISABLED,
    NOTE,
    SUPPRESS,
    WHEN,
    ROUTE,
    TO,
    BECAUSE,
    AND,
    OR,
    NOT,
    IS,
    ONE,
    NONE,
    OF,
    ITS,
    PRESENT,
    ABSENT,
    AT,
    MOST,
    LEAST,
    BELOW,
    ABOVE,
    MORE,
    LESS,
    URGENT,
    THAN,
    MATCHES,
    MATCH,
    CONTAINS,
    CONTAIN,
    DOES,
    TAGGED,
    STARTS,
    START,
    ENDS,
    END,
    WITH,
    HAS,
    HAVE,
    CHARACTERS,
    ATTRIBUTE,
    TRUE,
    FALSE;

    private static final Map<String, Keyword> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Keyword::text, Function.identity()));

    private final String text;

    Keyword() {
        this.text = name().toLowerCase(Locale.ROOT);
    }

    /** Returns the word. */
    public String text() {
        return text;
    }

    /** Tells whether it can stand where a name is missing, so that as a name it stands in quotes. */
    public boolean isNoName() {
        return compareTo(BECAUSE) <= 0;
    }

    /** Returns the keyword that a word is, or null when it is none. */
    public static @Nullable Keyword find(String word) {
        return BY_TEXT.get(word);
    }

    /** Returns all words, in the order of their declaration. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Keyword::text).toList();
    }
}
