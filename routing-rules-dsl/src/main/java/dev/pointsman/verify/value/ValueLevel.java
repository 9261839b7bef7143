package dev.pointsman.verify.value;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The level of an operand's values, and the levels of what is asked of its texts beside: looked up once, since each ticket
 * is placed and drafted by it. Immutable.
 */
final class ValueLevel {

    /** Of a level that there is not. */
    static final int NONE = -1;

    private final int level;
    private final Dimension.Values values;
    private final AtomIndex index;
    private final Set<String> texts;
    private final BitSet otherTexts;
    private final List<TestLevel> tests;
    private final int asTag;

    /** A test on texts that no rule names, and its level. */
    record TestLevel(int level, Dimension.TextTest dimension) {}

    private ValueLevel(int level, Dimension.Values values, List<TestLevel> tests, int asTag) {
        this.level = level;
        this.values = values;
        this.index = new AtomIndex(values);
        this.texts = Set.copyOf(values.texts());
        this.otherTexts = values.otherTexts();
        this.tests = List.copyOf(tests);
        this.asTag = asTag;
    }

    /** Returns those of all dimensions; that of the id first, since a builder of tickets is made with it. */
    static List<ValueLevel> of(List<Dimension> dimensions) {
        List<ValueLevel> levels = new ArrayList<>();
        for (int level = 0; level < dimensions.size(); level++) {
            if (dimensions.get(level) instanceof Dimension.Values values) {
                ValueLevel one = of(level, values, dimensions);
                levels.add(one.isId() ? 0 : levels.size(), one);
            }
        }
        return List.copyOf(levels);
    }

    private static ValueLevel of(int level, Dimension.Values values, List<Dimension> dimensions) {
        List<TestLevel> tests = new ArrayList<>();
        int asTag = NONE;
        for (int other = 0; other < dimensions.size(); other++) {
            if (dimensions.get(other) instanceof Dimension.TextTest text
                    && text.test().operand().equals(values.operand())) {
                tests.add(new TestLevel(other, text));
            } else if (dimensions.get(other) instanceof Dimension.OtherIsTag tag
                    && tag.operand().equals(values.operand())) {
                asTag = other;
            }
        }
        return new ValueLevel(level, values, tests, asTag);
    }

    int level() {
        return level;
    }

    Dimension.Values values() {
        return values;
    }

    Operand operand() {
        return values.operand();
    }

    boolean isId() {
        return values.operand() instanceof Operand.Field field && field.field() == TicketField.ID;
    }

    /** Returns the place of the atom that holds a value. */
    int atom(@Nullable Object value) {
        return index.of(value);
    }

    /** Tells whether an atom stands for texts that no rule names. */
    boolean isOther(int atom) {
        return otherTexts.get(atom);
    }

    /** Returns the texts that have an atom of their own, or share one. */
    Set<String> texts() {
        return texts;
    }

    /** Returns the tests on texts that no rule names, by their level. */
    List<TestLevel> tests() {
        return tests;
    }

    /** Returns the level that says whether such a text is a tag as well, or {@link #NONE}. */
    int asTag() {
        return asTag;
    }
}
