package dev.pointsman.verify.value;

import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Cuts the numbers that a ticket can hold where rules compare: each number that a rule names, and each stretch between two
 * of them.
 */
final class NumberAtoms {

    private NumberAtoms() {}

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
            atoms.add(Atom.one(Numbers.kept(cut), known));
            low = cut;
        }
        between(low, Double.POSITIVE_INFINITY, byType, known, atoms);
        return atoms;
    }

    private static void between(double low, double high, boolean byType, boolean known, List<Atom> atoms) {
        Integer whole = Numbers.whole(low, high);
        Double broken = whole == null || byType ? Numbers.broken(low, high) : null;
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
}
