package dev.pointsman.match;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are found by what a ticket has: a tag, an attribute, a word in a text. Each stands under every key of
 * its {@link Demand}; this is the inverted index of Whang et al. ("Indexing boolean expressions", VLDB 2009) with one
 * demand for each rule. Lists are in winning order, and no list is followed beyond the best rule found so far. Immutable.
 */
final class KeyedRules {

    /** A ticket with more tags than this may be quicker to serve by trying the first rules one after the other. */
    private static final int FEW_TAGS = 8;

    private final Entry[] entries;
    private final int[] places;
    private final @Nullable String[] onlyTag;
    private final Map<String, int[]> tags = new HashMap<>();
    private final Map<String, Attribute> attributes = new HashMap<>();
    private final List<Text> texts = new ArrayList<>();

    /** The rules under one attribute. */
    private static final class Attribute {
        private int[] present = {};
        private final Map<Object, int[]> values = new HashMap<>();
    }

    /** The words of one text field, and the rules under each. */
    private static final class Text {
        private final TicketField field;
        private final Keywords words;
        private final int[][] rules;

        private Text(TicketField field, Map<String, int[]> rules) {
            this.field = field;
            this.words = new Keywords(List.copyOf(rules.keySet()));
            this.rules = rules.values().toArray(int[][]::new);
        }
    }

    /**
     * Files rules.
     *
     * @param demands by the places of the rules
     * @param entries all rules, in winning order
     */
    KeyedRules(Map<Integer, Demand> demands, Entry[] entries) {
        this.entries = entries;
        this.places =
                demands.keySet().stream().mapToInt(place -> place).sorted().toArray();
        this.onlyTag = new String[places.length];
        Map<Demand.Key, List<Integer>> lists = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            Demand demand = Objects.requireNonNull(demands.get(place));
            boolean tag = demand.keys().size() == 1 && demand.keys().iterator().next() instanceof Demand.Tag;
            onlyTag[i] = tag ? ((Demand.Tag) demand.keys().iterator().next()).tag() : null;
            demand.keys()
                    .forEach(key -> lists.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(place));
        }
        Map<TicketField, Map<String, int[]>> words = new EnumMap<>(TicketField.class);
        lists.forEach((key, list) -> {
            int[] rules = list.stream().mapToInt(place -> place).toArray();
            if (key instanceof Demand.Tag tag) {
                tags.put(tag.tag(), rules);
            } else if (key instanceof Demand.Word word) {
                words.computeIfAbsent(word.field(), none -> new LinkedHashMap<>())
                        .put(word.text(), rules);
            } else if (key instanceof Demand.Attribute demanded) {
                Attribute attribute = attributes.computeIfAbsent(demanded.name(), none -> new Attribute());
                if (demanded.value() == null) {
                    attribute.present = rules;
                } else {
                    attribute.values.put(demanded.value(), rules);
                }
            }
        });
        words.forEach((field, rules) -> texts.add(new Text(field, rules)));
    }

    boolean isEmpty() {
        return places.length == 0;
    }

    /**
     * Returns the first of these rules and {@code best} that the ticket meets or that fails on it.
     *
     * @param from the first place to look at
     * @param best a {@link Hit}
     */
    int first(Ticket ticket, Instant at, int from, int best) {
        int found = best;
        if (!tags.isEmpty() && !ticket.tags().isEmpty()) {
            if (ticket.tags().size() > FEW_TAGS) {
                int tried = tryFirst(ticket, at, from, best);
                if (tried != Hit.NONE) {
                    return tried;
                }
            }
            for (String tag : ticket.tags()) {
                found = follow(tags.get(tag), ticket, at, from, found);
            }
        }
        if (!attributes.isEmpty()) {
            for (Map.Entry<String, Object> has : ticket.attributes().entrySet()) {
                Attribute attribute = attributes.get(has.getKey());
                if (attribute != null) {
                    found = follow(attribute.present, ticket, at, from, found);
                    found = follow(attribute.values.get(has.getValue()), ticket, at, from, found);
                }
            }
        }
        for (Text text : texts) {
            if (text.field.valueIn(ticket) instanceof String has) {
                found = read(has, text, ticket, at, from, found);
            }
        }
        return found;
    }

    /** Tries as many rules as the ticket has tags; none if they do not decide. */
    private int tryFirst(Ticket ticket, Instant at, int from, int best) {
        int next = Arrays.binarySearch(places, from);
        next = next < 0 ? -next - 1 : next;
        int end = Math.min(places.length, next + ticket.tags().size());
        for (; next < end; next++) {
            if (places[next] > Hit.place(best)) {
                return best;
            }
            String tag = onlyTag[next];
            if (tag != null && !ticket.tags().contains(tag)) {
                continue;
            }
            int answer = entries[places[next]].tryAll(ticket, at);
            if (answer != Entry.NO) {
                return Hit.of(places[next], answer);
            }
        }
        return next == places.length ? best : Hit.NONE;
    }

    private int read(String text, Text words, Ticket ticket, Instant at, int from, int best) {
        int found = best;
        Keywords keywords = words.words;
        int state = Keywords.START;
        for (int i = 0; i < text.length(); i++) {
            state = keywords.step(state, text.charAt(i));
            for (int end = keywords.longest(state); end != Keywords.START; end = keywords.shorter(end)) {
                found = follow(words.rules[keywords.word(end)], ticket, at, from, found);
            }
        }
        return found;
    }

    private int follow(int @Nullable [] rules, Ticket ticket, Instant at, int from, int best) {
        if (rules != null) {
            for (int place : rules) {
                if (place >= Hit.place(best)) {
                    return best;
                }
                if (place >= from) {
                    int answer = entries[place].tryRest(ticket, at);
                    if (answer != Entry.NO) {
                        return Hit.of(place, answer);
                    }
                }
            }
        }
        return best;
    }
}
