package dev.pointsman.rule;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of literals, in the order written, in which one is found quickly even if there are thousands. Immutable. */
final class LiteralList extends AbstractList<@Nullable Object> implements RandomAccess {

    private static final int FEW = 8;

    private final @Nullable Object[] values;
    private final int[] hashes;
    private final @Nullable Set<@Nullable Object> set;

    private LiteralList(List<@Nullable Object> values) {
        this.values = values.toArray();
        this.hashes = new int[this.values.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Objects.hashCode(this.values[i]);
        }
        this.set = values.size() > FEW ? new HashSet<>(values) : null;
    }

    static List<@Nullable Object> copyOf(List<@Nullable Object> values) {
        return values instanceof LiteralList ? values : new LiteralList(new ArrayList<>(values));
    }

    @Override
    public @Nullable Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean contains(@Nullable Object value) {
        if (set != null) {
            return set.contains(value);
        }
        int hash = Objects.hashCode(value);
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash && Objects.equals(value, values[i])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object[] toArray() {
        return Arrays.copyOf(values, values.length);
    }
}
