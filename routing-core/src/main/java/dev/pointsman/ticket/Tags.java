package dev.pointsman.ticket;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tags of a ticket, in the order given. Immutable. */
final class Tags extends AbstractSet<String> {

    static final Tags NONE = new Tags(List.of());

    private final KeyTable<String> table;

    /** Takes distinct tags. */
    Tags(Collection<String> tags) {
        this.table = new KeyTable<>(tags, Function.identity());
    }

    @Override
    public boolean contains(@Nullable Object tag) {
        return tag != null && table.find(tag) != null;
    }

    @Override
    public Iterator<String> iterator() {
        return table.iterator();
    }

    @Override
    public int size() {
        return table.size();
    }
}
