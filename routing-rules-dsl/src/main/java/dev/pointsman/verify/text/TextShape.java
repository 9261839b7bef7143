package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A test on a text that asks for one literal: anywhere, at the start, at the end, or as the whole. Of tests of this shape
 * it can be told which imply and which exclude each other; many regular expressions have it. Immutable.
 *
 * @param before whether something may stand before the literal
 * @param after whether something may stand behind it
 * @param anyCase whether A to Z and a to z count as the same
 * @param lines whether what stands before and behind may contain line breaks
 */
record TextShape(boolean before, String literal, boolean after, boolean anyCase, boolean lines) {

    private static final Pattern REGEX = Pattern.compile(
            "(?s)(?:\\(\\?(?<flags>[is]+)\\))?\\^?(?<before>\\.\\*)?(?<literal>(?:\\\\[^\\p{Alnum}]|[^\\\\.*+?()\\[\\]{}|^$])*)(?<after>\\.\\*)?\\$?");

    /** Returns the shape of a test, or null when it has another. */
    static @Nullable TextShape of(Condition.Leaf test) {
        if (test instanceof Condition.Contains contains) {
            return new TextShape(true, contains.part(), true, false, true);
        }
        if (test instanceof Condition.Affix affix) {
            return new TextShape(affix.atEnd(), affix.affix(), !affix.atEnd(), false, true);
        }
        return test instanceof Condition.Matches matches ? of(matches.regex().expression()) : null;
    }

    private static @Nullable TextShape of(String regex) {
        Matcher parts = REGEX.matcher(regex);
        if (!parts.matches() || (regex.endsWith("$") && parts.group("after") == null)) {
            return null; // a $ also matches before a last line break
        }
        String flags = parts.group("flags") == null ? "" : parts.group("flags");
        return new TextShape(
                parts.group("before") != null,
                parts.group("literal").replaceAll("(?s)\\\\(.)", "$1"),
                parts.group("after") != null,
                flags.contains("i"),
                flags.contains("s"));
    }

    /** Tells for sure that every text with this shape has the other. */
    boolean implies(TextShape other) {
        boolean linesFit = other.lines || (!lines && literal.chars().noneMatch(TextShape::isLineBreak));
        if (!linesFit || (anyCase && !other.anyCase)) {
            return false;
        }
        String mine = other.folded(literal);
        String theirs = other.folded(other.literal);
        if (other.before && other.after) {
            return mine.contains(theirs);
        }
        if (other.after) {
            return !before && mine.startsWith(theirs);
        }
        if (other.before) {
            return !after && mine.endsWith(theirs);
        }
        return !before && !after && mine.equals(theirs);
    }

    /** Tells for sure that no text has both shapes. */
    boolean excludes(TextShape other) {
        boolean fold = anyCase || other.anyCase;
        String mine = fold ? lower(literal) : literal;
        String theirs = fold ? lower(other.literal) : other.literal;
        boolean starts = !before && !other.before && !mine.startsWith(theirs) && !theirs.startsWith(mine);
        boolean ends = !after && !other.after && !mine.endsWith(theirs) && !theirs.endsWith(mine);
        boolean tooShort =
                (isWhole() && mine.length() < theirs.length()) || (other.isWhole() && theirs.length() < mine.length());
        boolean elsewhere = (isWhole() && !mine.contains(theirs)) || (other.isWhole() && !theirs.contains(mine));
        return starts || ends || tooShort || elsewhere;
    }

    /** Tells for sure that no text of this length has the shape. */
    boolean excludesLength(int characters) {
        return isWhole() ? characters != literal.length() : characters < literal.length();
    }

    /** Tells whether every text has the shape. */
    boolean isAnything() {
        return literal.isEmpty() && (before || after) && lines;
    }

    private boolean isWhole() {
        return !before && !after;
    }

    private String folded(String text) {
        return anyCase ? lower(text) : text;
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
