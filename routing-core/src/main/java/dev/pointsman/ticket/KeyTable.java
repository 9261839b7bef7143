package dev.pointsman.ticket;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Elements with distinct keys, in the order given: searched one by one while they are few, else by a hash table with open
 * addressing. Takes a third of the memory of a {@link java.util.LinkedHashMap}, and a look-up touches less of it, which
 * is what a look-up in a ticket costs. Immutable.
 */
final class KeyTable<E> implements Iterable<E> {

    private static final int FEW = 8;

    private final Object[] elements;
    private final @Nullable Object @Nullable [] table;
    private final Function<E, String> keyOf;

    KeyTable(Collection<E> elements, Function<E, String> keyOf) {
        this.elements = elements.toArray();
        this.keyOf = keyOf;
        this.table = elements.size() > FEW ? table() : null;
    }

    private @Nullable Object[] table() {
        @Nullable Object[] made = new Object[Integer.highestOneBit(4 * elements.length - 1)];
        for (E element : this) {
            int slot = slot(keyOf.apply(element), made.length);
            while (made[slot] != null) {
                slot = slot + 1 & made.length - 1;
            }
            made[slot] = element;
        }
        return made;
    }

    private static int slot(Object key, int length) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 15) & length - 1;
    }

    int size() {
        return elements.length;
    }

    /** Returns the element with this key, or null. */
    @Nullable
    E find(Object key) {
        if (table == null) {
            for (Object element : elements) {
                E one = cast(element);
                if (keyOf.apply(one).equals(key)) {
                    return one;
                }
            }
            return null;
        }
        int slot = slot(key, table.length);
        for (Object element = table[slot]; element != null; element = table[slot]) {
            E one = cast(element);
            if (keyOf.apply(one).equals(key)) {
                return one;
            }
            slot = slot + 1 & table.length - 1;
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the arrays hold nothing else
    private E cast(Object element) {
        return (E) element;
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < elements.length;
            }

            @Override
            public E next() {
                if (next == elements.length) {
                    throw new NoSuchElementException();
                }
                return cast(elements[next++]);
            }
        };
    }
}
