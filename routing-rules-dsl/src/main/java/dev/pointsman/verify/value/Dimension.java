package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
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

    /** Returns the operand of whose texts that no rule names this is a question; null if it is none. */
    default @Nullable Operand textOperand() {
        return null;
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
        public Operand textOperand() {
            return test.operand();
        }

        @Override
        public int size() {
            return 2;
        }
    }

    /** Whether a value that no rule names is among the ticket's tags: no, yes. */
    record OtherIsTag(Operand operand) implements Dimension {
        @Override
        public Operand textOperand() {
            return operand;
        }

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
