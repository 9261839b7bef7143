package dev.pointsman.ticket;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of a ticket, in the order given. Immutable. */
final class Attributes extends AbstractMap<String, Object> {

    static final Attributes NONE = new Attributes(Map.of());

    private final KeyTable<Map.Entry<String, Object>> table;

    Attributes(Map<String, Object> attributes) {
        this.table = new KeyTable<>(
                attributes.entrySet().stream()
                        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                        .toList(),
                Map.Entry::getKey);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Map.Entry<String, Object> found = name == null ? null : table.find(name);
        return found == null ? null : found.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return table.iterator();
            }

            @Override
            public int size() {
                return table.size();
            }
        };
    }
}
