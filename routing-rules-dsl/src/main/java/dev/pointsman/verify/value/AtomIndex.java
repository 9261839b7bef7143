package dev.pointsman.verify.value;

import dev.pointsman.verify.text.TextAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the atom of one operand that holds a value: a single value at once, others by looking through the rest. */
final class AtomIndex {

    private final Dimension.Values values;
    private final Map<Object, Integer> ones = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();

    AtomIndex(Dimension.Values values) {
        this.values = values;
        for (int atom = 0; atom < values.atoms().size(); atom++) {
            Atom one = values.atoms().get(atom);
            if (one.kind() == Atom.Kind.ONE && one.value() != null) {
                ones.putIfAbsent(one.value(), atom);
            } else if (one.kind() != Atom.Kind.ONE) {
                others.add(atom);
            }
        }
    }

    /** Returns the place of the atom that holds a value. */
    int of(@Nullable Object value) {
        Integer single = value == null ? null : ones.get(value);
        if (single != null) {
            return single;
        }
        for (int atom : others) {
            if (holds(values.atoms().get(atom), value)) {
                return atom;
            }
        }
        throw new IllegalArgumentException(values.operand().text() + " cannot be " + value);
    }

    private boolean holds(Atom one, @Nullable Object value) {
        if (value == null || one.value() == null) {
            return value == null && one.kind() == Atom.Kind.ABSENT;
        }
        if (one.kind() == Atom.Kind.OTHER_TEXTS) {
            return value instanceof String text
                    && !values.listed().contains(text)
                    && TextAnswer.all(values.readings(), text)
                            .equals(TextAnswer.all(values.readings(), (String) one.value()));
        }
        if (value instanceof Number number && one.value() instanceof Number) {
            boolean sameType = !one.byType() || value.getClass() == one.value().getClass();
            Atom.Span span = one.span();
            return sameType && (span == null || span.holds(number.doubleValue()));
        }
        return value instanceof String text
                ? values.listed().contains(text)
                : value.getClass() == one.value().getClass();
    }
}
