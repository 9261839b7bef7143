package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the questions by which tickets and instants are told apart: a level of the diagrams. Immutable. */
public sealed interface Dimension {

    /** Returns how many answers there are. */
    int size();

    /** Returns the answers that tickets can give that keep to the schema; the first is always among them. */
    default BitSet known() {
        BitSet all = new BitSet();
        all.set(0, size());
        return all;
    }

    /**
     * Which value an operand has.
     *
     * @param atoms all there are; the first is absent, or other texts where the operand is never absent
     * @param listed the texts that stand together in one atom
     * @param readings the tests that read texts as numbers
     */
    record Values(Operand operand, List<Atom> atoms, Set<String> listed, List<Condition.Leaf> readings)
            implements Dimension {
        public Values {
            atoms = List.copyOf(atoms);
            listed = Set.copyOf(listed);
            readings = List.copyOf(readings);
        }

        @Override
        public int size() {
            return atoms.size();
        }

        @Override
        public BitSet known() {
            BitSet known = new BitSet();
            for (int atom = 0; atom < atoms.size(); atom++) {
                known.set(atom, atoms.get(atom).known());
            }
            return known;
        }

        /** Returns the place of the atom that holds a value. */
        int atomOf(@Nullable Object value) {
            int found = -1;
            for (int atom = 0; atom < atoms.size(); atom++) {
                Atom one = atoms.get(atom);
                if (one.kind() == Atom.Kind.ONE
                        && one.value() != null
                        && one.value().equals(value)) {
                    return atom;
                }
                found = found < 0 && one.kind() != Atom.Kind.ONE && holds(one, value) ? atom : found;
            }
            if (found < 0) {
                throw new IllegalArgumentException(operand.text() + " cannot be " + value);
            }
            return found;
        }

        private boolean holds(Atom one, @Nullable Object value) {
            if (value == null || one.value() == null) {
                return value == null && one.kind() == Atom.Kind.ABSENT;
            }
            if (one.kind() == Atom.Kind.OTHER_TEXTS) {
                return value instanceof String text
                        && !listed.contains(text)
                        && TextAnswer.all(readings, text).equals(TextAnswer.all(readings, (String) one.value()));
            }
            if (value instanceof Number number && one.value() instanceof Number) {
                boolean sameType =
                        !one.byType() || value.getClass() == one.value().getClass();
                Atom.Span span = one.span();
                return sameType && (span == null || span.holds(number.doubleValue()));
            }
            return value instanceof String text
                    ? listed.contains(text)
                    : value.getClass() == one.value().getClass();
        }

        /** Returns the places of the atoms of texts that no rule names. */
        public BitSet otherTexts() {
            BitSet others = new BitSet();
            for (int atom = 0; atom < atoms.size(); atom++) {
                others.set(atom, atoms.get(atom).kind() == Atom.Kind.OTHER_TEXTS);
            }
            return others;
        }

        /** Returns the texts that have an atom of their own, or share one. */
        public Set<String> texts() {
            Set<String> texts = new HashSet<>(listed);
            for (Atom atom : atoms) {
                if (atom.kind() == Atom.Kind.ONE && atom.value() instanceof String text) {
                    texts.add(text);
                }
            }
            return texts;
        }
    }

    /** Whether the ticket has a tag: no, yes. */
    record Tag(String tag) implements Dimension {
        @Override
        public int size() {
            return 2;
        }
    }

    /** How a test answers on a text that no rule names: no, yes. Of no meaning where the operand has another value. */
    record TextTest(Condition.Leaf test) implements Dimension {
        @Override
        public int size() {
            return 2;
        }
    }

    /** Whether a value that no rule names is among the ticket's tags: no, yes. */
    record OtherIsTag(Operand operand) implements Dimension {
        @Override
        public int size() {
            return 2;
        }
    }

    /** Whether what only Drools understands of a session rule holds: no, yes. */
    record Session(String rule) implements Dimension {
        /** Returns the dimension of a session rule; rules of the same text share it. */
        public static Session of(Rule rule) {
            return new Session(rule.id() + "\n" + rule.source().header() + "\n"
                    + rule.source().text());
        }

        @Override
        public int size() {
            return 2;
        }
    }

    /**
     * In which period the ticket is routed.
     *
     * @param from when each period begins; it ends where the next begins
     */
    record Periods(List<Instant> from) implements Dimension {
        public Periods {
            from = List.copyOf(from);
        }

        @Override
        public int size() {
            return from.size();
        }
    }
}
