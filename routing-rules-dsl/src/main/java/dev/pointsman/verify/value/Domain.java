package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All tickets and instants, cut by everything that some rules test: what the rules do is the same within one combination of
 * atoms. Dimensions that most rules look at come first, since that keeps diagrams small. Immutable once made.
 *
 * <p>Whatever a ticket can be has a place, inside the schema or outside of it: a schema binds rules, not tickets.
 */
public final class Domain {

    private final List<Dimension> dimensions;
    private final Map<Object, Integer> levels = new HashMap<>();
    private final List<BitSet> known;
    private final List<BitSet> everything;
    private final List<ValueLevel> valueLevels;
    private final List<TagLevel> tagLevels;
    private final int periods;

    /** A tag, and the level that says whether a ticket has it. */
    record TagLevel(int level, String tag) {}

    private Domain(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        for (int level = 0; level < dimensions.size(); level++) {
            levels.put(key(dimensions.get(level)), level);
        }
        this.known = dimensions.stream().map(Dimension::known).toList();
        this.everything =
                dimensions.stream().map(dimension -> all(dimension.size())).toList();
        this.valueLevels = ValueLevel.of(dimensions);
        this.tagLevels = tagLevels(dimensions);
        this.periods = periods(dimensions);
    }

    private static List<TagLevel> tagLevels(List<Dimension> dimensions) {
        List<TagLevel> tags = new ArrayList<>();
        for (int level = 0; level < dimensions.size(); level++) {
            if (dimensions.get(level) instanceof Dimension.Tag tag) {
                tags.add(new TagLevel(level, tag.tag()));
            }
        }
        return List.copyOf(tags);
    }

    private static int periods(List<Dimension> dimensions) {
        for (int level = dimensions.size() - 1; level >= 0; level--) {
            if (dimensions.get(level) instanceof Dimension.Periods) {
                return level;
            }
        }
        throw new IllegalStateException("a domain has periods");
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet();
        all.set(0, size);
        return all;
    }

    /** Returns what stands for a dimension in look-ups. */
    private static Object key(Dimension dimension) {
        return dimension instanceof Dimension.Values values ? values.operand() : dimension;
    }

    /**
     * Cuts by rules.
     *
     * @param rules those that count; several sets of rules may be compared
     * @param schemas what tickets keep to
     * @param from the first instant that counts
     */
    public static Domain of(List<Rule> rules, List<TicketSchema> schemas, Instant from) {
        return new Cutting(schemas).domain(rules, from);
    }

    /** Returns the rules of a rule set that can ever match at or after an instant, in winning order. */
    public static List<Rule> effective(RuleSet ruleSet, Instant from) {
        return ruleSet.rules().stream()
                .filter(rule -> rule.enabled() && rule.expiresAt().isAfter(from))
                .toList();
    }

    /** Returns all dimensions, one for each level. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** Returns the dimension of a level. */
    public Dimension dimension(int level) {
        return dimensions.get(level);
    }

    /** Returns the atoms that tickets can have which keep to the schema, for each level. */
    public List<BitSet> known() {
        return known;
    }

    /** Returns all atoms, for each level. */
    public List<BitSet> everything() {
        return everything;
    }

    /** Returns how many atoms each level has. */
    public int[] sizes() {
        return dimensions.stream().mapToInt(Dimension::size).toArray();
    }

    /** Returns the level of an operand. */
    public int level(Operand operand) {
        return at(operand);
    }

    /** Returns the level of a dimension that is no operand's value. */
    public int level(Dimension dimension) {
        return at(dimension);
    }

    boolean has(Dimension dimension) {
        return levels.containsKey(key(dimension));
    }

    private int at(Object key) {
        Integer level = levels.get(key);
        if (level == null) {
            throw new IllegalArgumentException("no rule that counts tests " + key);
        }
        return level;
    }

    /** Returns the values of an operand that some rule tests. */
    public Dimension.Values values(Operand operand) {
        return (Dimension.Values) dimensions.get(level(operand));
    }

    /** Returns the level of the periods, the last but for sessions. */
    public int periods() {
        return periods;
    }

    /** Returns the levels of operands; that of the id first. */
    List<ValueLevel> valueLevels() {
        return valueLevels;
    }

    /** Returns the levels of tags. */
    List<TagLevel> tagLevels() {
        return tagLevels;
    }

    /** Collects what rules test. Confined to one thread. */
    private static final class Cutting {
        private final List<TicketSchema> schemas;
        private final Map<Operand, ValueAtoms> operands = new LinkedHashMap<>();
        private final Map<Object, Integer> uses = new HashMap<>();
        private final TreeMap<String, Integer> tags = new TreeMap<>();
        private final Map<Condition.Leaf, Integer> tests = new LinkedHashMap<>();
        private final List<Dimension> sessions = new ArrayList<>();
        private final TreeSet<Instant> bounds = new TreeSet<>();

        Cutting(List<TicketSchema> schemas) {
            this.schemas = schemas;
        }

        Domain domain(List<Rule> rules, Instant from) {
            bounds.add(from);
            for (Rule rule : rules) {
                Leaves.of(rule.condition()).forEach(this::add);
                bound(rule.effectiveFrom(), from);
                bound(rule.expiresAt(), from);
                if (rule.isSessionRule()) {
                    Dimension session = Dimension.Session.of(rule);
                    if (!sessions.contains(session)) {
                        sessions.add(session);
                    }
                }
            }
            compareWithTags();
            List<Dimension> dimensions = new ArrayList<>(ordered());
            dimensions.add(new Dimension.Periods(List.copyOf(bounds)));
            dimensions.addAll(sessions);
            return new Domain(dimensions);
        }

        private void bound(Instant instant, Instant from) {
            if (instant.isAfter(from) && !instant.equals(Instant.MAX)) {
                bounds.add(instant);
            }
        }

        private void add(Condition.Leaf leaf) {
            if (Leaves.isOnTags(leaf)) {
                if (leaf instanceof Condition.Contains contains) {
                    tags.merge(contains.part(), 1, Integer::sum);
                }
                return;
            }
            operands.computeIfAbsent(leaf.operand(), operand -> new ValueAtoms(operand, schemas))
                    .add(leaf);
            uses.merge(leaf.operand(), 1, Integer::sum);
            Condition.Leaf test = Leaves.textTest(leaf);
            if (test != null) {
                tests.merge(test, 1, Integer::sum);
            }
        }

        /** Where rules ask whether a value is a tag, all that can be one or the other must be told apart. */
        private void compareWithTags() {
            List<ValueAtoms> compared = operands.values().stream()
                    .filter(ValueAtoms::isComparedWithTags)
                    .toList();
            for (ValueAtoms atoms : compared) {
                atoms.texts().forEach(text -> tags.merge(text, 0, Integer::sum));
            }
            compared.forEach(atoms -> atoms.addTexts(tags.keySet()));
        }

        private List<Dimension> ordered() {
            record Placed(Dimension dimension, int uses, int kind, String name) {}
            List<Placed> placed = new ArrayList<>();
            operands.forEach((operand, atoms) -> {
                int used = count(operand);
                placed.add(new Placed(atoms.dimension(), used, 0, operand.text()));
                if (atoms.isComparedWithTags()) {
                    placed.add(new Placed(new Dimension.OtherIsTag(operand), used, 1, operand.text()));
                }
            });
            tags.forEach((tag, used) -> placed.add(new Placed(new Dimension.Tag(tag), used, 1, tag)));
            tests.forEach((test, used) -> placed.add(new Placed(new Dimension.TextTest(test), used, 1, test.text())));
            return placed.stream()
                    .sorted(Comparator.comparingInt(Placed::uses)
                            .reversed()
                            .thenComparing(Placed::kind)
                            .thenComparing(Placed::name))
                    .map(Placed::dimension)
                    .toList();
        }

        private int count(Operand operand) {
            @Nullable Integer count = uses.get(operand);
            return count == null ? 0 : count;
        }
    }

    /** Returns the level of a tag. */
    public int tag(String tag) {
        return level(new Dimension.Tag(tag));
    }

    /** Tells whether an operand is the tags of the ticket. */
    public static boolean isTags(Operand operand) {
        return operand instanceof Operand.Field field && field.field() == TicketField.TAGS;
    }
}
