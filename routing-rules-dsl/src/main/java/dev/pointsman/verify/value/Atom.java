package dev.pointsman.verify.value;

import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.text.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of one operand that no rule tells apart. Immutable.
 *
 * @param kind what they are
 * @param value one of them, null for absent; for other texts an example only, see {@link Texts}
 * @param text how a person names them
 * @param known whether tickets that keep to the schema can have them
 * @param weight how many values they count for when regions are compared by size
 * @param span where they stand among the numbers, null if they are none, or all
 * @param byType whether only whole numbers, or only others, of the span count
 */
public record Atom(
        Kind kind,
        @Nullable Object value,
        String text,
        boolean known,
        double weight,
        @Nullable Span span,
        boolean byType) {

    /** What kind of values an atom stands for. */
    public enum Kind {
        /** No value. */
        ABSENT,
        /** The one value that is given. */
        ONE,
        /** Several, on which every test answers alike. */
        SEVERAL,
        /** Every text that is not among the other atoms; tests may answer differently on them. */
        OTHER_TEXTS
    }

    /** A stretch of numbers; with equal ends, one number, else without its ends. */
    record Span(double low, double high) {
        boolean holds(double number) {
            return low == high ? number == low : number > low && number < high;
        }
    }

    public Atom {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    static Atom absent() {
        return new Atom(Kind.ABSENT, null, "absent", true, 1, null, false);
    }

    static Atom one(Object value, boolean known) {
        Span span = value instanceof Number number ? new Span(number.doubleValue(), number.doubleValue()) : null;
        return new Atom(Kind.ONE, value, Phrases.value(value), known, 1, span, false);
    }

    static Atom several(Object example, String text, boolean known, double weight) {
        return new Atom(Kind.SEVERAL, example, text, known, weight, null, false);
    }

    static Atom otherTexts(String example, boolean known, String text) {
        return new Atom(Kind.OTHER_TEXTS, example, text, known, 1, null, false);
    }
}
