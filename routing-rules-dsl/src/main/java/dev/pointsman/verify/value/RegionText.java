package dev.pointsman.verify.value;

import dev.pointsman.rule.Operand;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Says in words which tickets combinations of atoms stand for. */
public final class RegionText {

    private final Domain domain;

    /** Words what the atoms of a domain stand for. */
    public RegionText(Domain domain) {
        this.domain = domain;
    }

    /**
     * Returns the region of all tickets with these atoms.
     *
     * @param cube the atoms of the levels on which not all are allowed
     */
    public Region region(Map<Integer, BitSet> cube) {
        List<Region.Part> parts = new ArrayList<>();
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        double share = 1;
        for (Map.Entry<Integer, BitSet> entry : cube.entrySet()) {
            int level = entry.getKey();
            BitSet allowed = domain.known().get(level);
            if (!containsAll(entry.getValue(), allowed) && isAsked(level, cube)) {
                if (domain.dimension(level) instanceof Dimension.Tag tag) {
                    (entry.getValue().get(1) ? with : without).add(Phrases.value(tag.tag()));
                } else {
                    parts.add(part(domain.dimension(level), entry.getValue(), allowed));
                }
                share *= weight(level, entry.getValue()) / weight(level, allowed);
            }
        }
        if (!with.isEmpty()) {
            parts.add(new Region.Part("tags", "with " + String.join(" and ", with)));
        }
        if (!without.isEmpty()) {
            parts.add(new Region.Part("tags", "without " + or(without)));
        }
        return new Region(parts, share);
    }

    /** Of a text that rules name, nothing is asked: its answers are known, whatever the atoms say. */
    private boolean isAsked(int level, Map<Integer, BitSet> cube) {
        Operand operand = domain.dimension(level).textOperand();
        BitSet values = operand == null ? null : cube.get(domain.level(operand));
        return operand == null
                || values == null
                || values.intersects(domain.values(operand).otherTexts());
    }

    private static boolean containsAll(BitSet atoms, BitSet others) {
        BitSet missing = (BitSet) others.clone();
        missing.andNot(atoms);
        return missing.isEmpty();
    }

    /** Returns how many values some atoms count for. */
    public double weight(int level, BitSet atoms) {
        if (domain.dimension(level) instanceof Dimension.Values values) {
            BitSet known = domain.known().get(level);
            double weight = 0;
            for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
                weight += known.get(atom) ? values.atoms().get(atom).weight() : 0;
            }
            return weight;
        }
        return atoms.cardinality();
    }

    private static Region.Part part(Dimension dimension, BitSet atoms, BitSet allowed) {
        if (dimension instanceof Dimension.Values values) {
            return new Region.Part(values.operand().text(), values(values, atoms, allowed));
        }
        if (dimension instanceof Dimension.TextTest test) {
            return test(test, atoms);
        }
        if (dimension instanceof Dimension.OtherIsTag other) {
            return new Region.Part(other.operand().text(), atoms.get(1) ? "among the tags" : "not among the tags");
        }
        if (dimension instanceof Dimension.Periods periods) {
            return new Region.Part("at a time", periods(periods, atoms));
        }
        return new Region.Part("session rule", atoms.get(1) ? "matches" : "does not match");
    }

    private static Region.Part test(Dimension.TextTest test, BitSet answers) {
        String operand = test.test().operand().text();
        String rest = test.test().text().substring(operand.length() + 1);
        if (answers.get(TextAnswer.YES)) {
            return new Region.Part(operand, rest);
        }
        return new Region.Part(operand, "not (" + rest + ")");
    }

    private static String values(Dimension.Values values, BitSet atoms, BitSet allowed) {
        BitSet rest = (BitSet) allowed.clone();
        rest.andNot(atoms);
        BitSet named = (BitSet) atoms.clone();
        named.and(allowed);
        if (named.isEmpty()) {
            named = atoms;
        }
        boolean negative = rest.cardinality() < named.cardinality() && isNameable(values, rest);
        return negative ? "other than " + or(names(values, rest)) : or(names(values, named));
    }

    /** Tells whether atoms can be excluded by name. */
    private static boolean isNameable(Dimension.Values values, BitSet atoms) {
        return atoms.stream().noneMatch(atom -> values.atoms().get(atom).kind() == Atom.Kind.OTHER_TEXTS);
    }

    private static List<String> names(Dimension.Values values, BitSet atoms) {
        List<String> names = new ArrayList<>();
        List<String> last = new ArrayList<>();
        Stretches stretches = new Stretches();
        atoms.stream().mapToObj(values.atoms()::get).forEach(atom -> {
            if (atom.span() != null && !atom.byType()) {
                stretches.add(atom.span());
            } else if (atom.kind() == Atom.Kind.ABSENT) {
                last.add(atom.text());
            } else {
                names.add(atom.text());
            }
        });
        names.addAll(stretches.texts());
        names.addAll(last);
        return names;
    }

    /** Returns the names with commas, and "or" before the last. */
    static String or(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static String periods(Dimension.Periods periods, BitSet atoms) {
        List<String> texts = new ArrayList<>();
        for (int first = atoms.nextSetBit(0); first >= 0; ) {
            int next = atoms.nextClearBit(first);
            Instant from = periods.from().get(first);
            String begin = from.equals(Instant.MIN) ? "" : "from " + from;
            String end = next < periods.size() ? "until " + periods.from().get(next) : "";
            texts.add((begin + " " + end).strip());
            first = atoms.nextSetBit(next);
        }
        return or(texts);
    }

    /** Joins stretches of numbers that touch. */
    private static final class Stretches {
        private final List<String> texts = new ArrayList<>();
        private double low = Double.NaN;
        private boolean lowIn;
        private double high = Double.NaN;
        private boolean highIn;

        void add(Atom.Span span) {
            boolean point = span.low() == span.high();
            if (high == span.low() && (highIn || point)) {
                high = span.high();
                highIn = point;
                return;
            }
            end();
            low = span.low();
            lowIn = point;
            high = span.high();
            highIn = point;
        }

        List<String> texts() {
            end();
            return texts;
        }

        private void end() {
            if (Double.isNaN(low)) {
                return;
            }
            if (low == high) {
                texts.add(Phrases.number(low));
            } else if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
                texts.add("any number");
            } else if (low == Double.NEGATIVE_INFINITY) {
                texts.add(highIn ? Phrases.number(high) + " or below" : "below " + Phrases.number(high));
            } else if (high == Double.POSITIVE_INFINITY) {
                texts.add(lowIn ? Phrases.number(low) + " or above" : "above " + Phrases.number(low));
            } else {
                texts.add((lowIn ? "from " : "above ")
                        + Phrases.number(low)
                        + (highIn ? " to " : " to below ")
                        + Phrases.number(high));
            }
            low = Double.NaN;
            high = Double.NaN;
        }
    }
}
