package dev.pointsman.verify;

import dev.pointsman.rule.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the numbers that a ticket can hold where rules compare: each number that a rule names, and each stretch between two
 * of them.
 */
final class Numbers {

    private Numbers() {}

    /**
     * Returns the atoms, ascending.
     *
     * @param cuts the numbers that rules name
     * @param byType whether whole numbers are told apart from others, as a comparison with a text does
     */
    static List<Atom> atoms(SortedSet<Double> cuts, boolean byType, boolean known) {
        List<Atom> atoms = new ArrayList<>();
        if (cuts.isEmpty() && !byType) {
            atoms.add(Atom.several(1, "a number", known, 1));
            return atoms;
        }
        double low = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            between(low, cut, byType, known, atoms);
            atoms.add(Atom.one(kept(cut), known));
            low = cut;
        }
        between(low, Double.POSITIVE_INFINITY, byType, known, atoms);
        return atoms;
    }

    private static void between(double low, double high, boolean byType, boolean known, List<Atom> atoms) {
        Integer whole = whole(low, high);
        Double broken = whole == null || byType ? broken(low, high) : null;
        boolean split = whole != null && broken != null;
        Atom.Span span = new Atom.Span(low, high);
        String text = Phrases.stretch(low, high);
        if (whole != null) {
            String kind = !split ? text : text + ", whole";
            atoms.add(new Atom(Atom.Kind.SEVERAL, whole, kind, known, 1, span, split));
        }
        if (broken != null) {
            String kind = !split ? text : text + ", not whole";
            atoms.add(new Atom(Atom.Kind.SEVERAL, broken, kind, known, 1, span, split));
        }
    }

    /** Returns a whole number strictly between, near an end and not negative if possible; null if there is none. */
    static @Nullable Integer whole(double low, double high) {
        double first = Math.max(Math.floor(low) + 1, Integer.MIN_VALUE);
        double last = Math.min(Math.ceil(high) - 1, Integer.MAX_VALUE);
        if (first > last) {
            return null;
        }
        return (int) (low == Double.NEGATIVE_INFINITY ? last : first);
    }

    /** Returns a number strictly between that is kept as a Double; null if there is none. */
    static @Nullable Double broken(double low, double high) {
        double from = Math.max(low, -Double.MAX_VALUE);
        double to = Math.min(high, Double.MAX_VALUE);
        double[] tries = {
            from + 0.5, to - 0.5, from / 2 + to / 2, Math.nextUp(low), Math.nextDown(high), 2 * to, 2 * from
        };
        for (double number : tries) {
            if (number > low && number < high && Double.isFinite(number) && kept(number) instanceof Double) {
                return number;
            }
        }
        return null;
    }

    /** Returns the form in which a ticket keeps a number. */
    static Object kept(double number) {
        int whole = (int) number;
        return whole == number ? (Object) whole : (Object) number;
    }

    /** Returns a few texts for every way in which texts are read as the numbers that tests compare with. */
    static List<String> readings(Collection<Condition.Leaf> tests) {
        TreeSet<Double> cuts = new TreeSet<>();
        for (Condition.Leaf test : tests) {
            if (test instanceof Condition.Order order && order.bound() instanceof Number bound) {
                cuts.add(bound.doubleValue());
            }
        }
        List<String> texts = new ArrayList<>(List.of("NaN", "+NaN"));
        double low = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            addBetween(low, cut, texts);
            addNumber(cut, texts);
            low = cut;
        }
        addBetween(low, Double.POSITIVE_INFINITY, texts);
        return texts;
    }

    private static void addBetween(double low, double high, List<String> texts) {
        Integer whole = whole(low, high);
        Double broken = broken(low, high);
        if (whole != null) {
            addNumber(whole, texts);
        }
        if (broken != null) {
            addNumber(broken, texts);
        }
    }

    /** The plain form may be a text that rules name; the others mean the same. */
    private static void addNumber(double number, List<String> texts) {
        if (kept(number) instanceof Integer whole) {
            texts.add(String.valueOf(whole));
            texts.add(whole < 0 ? "-0" + -(long) whole : "+" + whole);
        }
        texts.add(String.valueOf(number));
        texts.add(number + "d");
    }
}
