package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.text.Numbers;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cuts the values of an operand into atoms by everything that rules test of it. Confined to one thread. */
final class ValueAtoms {

    private static final int SHOWN = 4;

    private final Operand operand;
    private final List<TicketSchema> schemas;
    private final TreeSet<String> texts = new TreeSet<>();
    private final TreeSet<Double> numbers = new TreeSet<>();
    private final TreeSet<String> bounds = new TreeSet<>();
    private final Set<Condition.Leaf> readings = new LinkedHashSet<>();
    private final Set<String> rest = new LinkedHashSet<>();
    private boolean flags;
    private boolean looksIntoTexts;
    private boolean comparedWithTags;

    ValueAtoms(Operand operand, List<TicketSchema> schemas) {
        this.operand = operand;
        this.schemas = schemas;
    }

    void add(Condition.Leaf leaf) {
        if (leaf instanceof Condition.Equal equal) {
            constant(equal.value());
        } else if (leaf instanceof Condition.OneOf oneOf) {
            oneOf.values().forEach(this::constant);
        } else if (leaf instanceof Condition.MemberOfTags) {
            comparedWithTags = true;
        } else {
            looksIntoTexts = true;
            if (leaf instanceof Condition.Order order) {
                constant(order.bound());
                if (order.bound() instanceof String text) {
                    bounds.add(text);
                } else {
                    readings.add(order);
                }
            }
        }
    }

    /** Tells whether some rule asks if the value is a tag. */
    boolean isComparedWithTags() {
        return comparedWithTags;
    }

    /** Returns the texts that a value is compared with, those that the schema lists among them. */
    Set<String> texts() {
        dimension();
        return texts;
    }

    /** Adds texts that a value must be compared with exactly. */
    void addTexts(Collection<String> further) {
        further.forEach(this::constant);
    }

    private void constant(@Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            texts.add(text);
        } else if (value instanceof Number number) {
            numbers.add(number.doubleValue() + 0.0);
        } else if (value instanceof Boolean) {
            flags = true;
        }
    }

    Dimension.Values dimension() {
        return new Dimension.Values(operand, atoms(), rest, List.copyOf(readings));
    }

    private List<Atom> atoms() {
        if (operand instanceof Operand.Field field) {
            return field(field.field());
        }
        return attribute(((Operand.Attribute) operand).name());
    }

    private List<Atom> field(TicketField field) {
        List<Atom> atoms = new ArrayList<>();
        if (field != TicketField.ID) {
            atoms.add(Atom.absent());
        }
        switch (field.kind()) {
            case NUMBER -> {
                for (int priority = Ticket.MOST_URGENT; priority <= Ticket.LEAST_URGENT; priority++) {
                    atoms.add(Atom.one(priority, true));
                }
            }
            case INSTANT -> atoms.add(Atom.several(Instant.EPOCH, "present", true, 1));
            case TEXT -> atoms.addAll(texts(listed(schema -> schema.values(field)), true));
            case TAGS -> throw new IllegalArgumentException("each tag is a dimension of its own");
        }
        return atoms;
    }

    private List<Atom> attribute(String name) {
        AttributeType declared = null;
        for (TicketSchema schema : schemas) {
            declared = schema.attributeType(name).orElse(declared);
        }
        List<Atom> atoms = new ArrayList<>();
        atoms.add(Atom.absent());
        atoms.addAll(texts(
                listed(schema -> schema.attributeValues(name)), declared == null || declared == AttributeType.TEXT));
        TreeSet<Double> cuts = new TreeSet<>(numbers);
        bounds.forEach(bound -> addIfNumber(bound, cuts));
        atoms.addAll(NumberAtoms.atoms(cuts, !bounds.isEmpty(), declared == null || declared == AttributeType.NUMBER));
        boolean flag = declared == null || declared == AttributeType.BOOLEAN;
        if (flags || declared == AttributeType.BOOLEAN) {
            atoms.add(Atom.one(true, flag));
            atoms.add(Atom.one(false, flag));
        } else {
            atoms.add(Atom.several(true, "true or false", flag, 2));
        }
        return atoms;
    }

    private static void addIfNumber(String text, Set<Double> numbers) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                numbers.add(number + 0.0);
            }
        } catch (NumberFormatException e) {
            return; // then no number is ever compared with it
        }
    }

    /** Which values a schema lists. */
    private interface Listing {
        Optional<Set<String>> of(TicketSchema schema);
    }

    /** Returns what the schemas list together; null when one of them leaves it open. */
    private @Nullable Set<String> listed(Listing listing) {
        Set<String> all = new LinkedHashSet<>();
        for (TicketSchema schema : schemas) {
            Optional<Set<String>> values = listing.of(schema);
            if (values.isEmpty()) {
                return null;
            }
            values.get().stream().filter(text -> !text.isBlank()).forEach(all::add);
        }
        return all;
    }

    private List<Atom> texts(@Nullable Set<String> listed, boolean known) {
        if (listed != null && (looksIntoTexts || comparedWithTags)) {
            addTexts(listed);
        }
        List<Atom> atoms = new ArrayList<>();
        rest.clear();
        rest.addAll(listed == null ? Set.of() : listed);
        rest.removeAll(texts);
        List<Atom> others = others(listed == null && known);
        if (isNeverAbsent()) {
            atoms.addAll(others);
        }
        texts.forEach(text -> atoms.add(Atom.one(text, known && (listed == null || listed.contains(text)))));
        if (!rest.isEmpty()) {
            String example = rest.iterator().next();
            atoms.add(Atom.several(example, names(rest), known, rest.size()));
        }
        if (!isNeverAbsent()) {
            atoms.addAll(others);
        }
        return atoms;
    }

    /** Returns the texts that no rule names: all together, or, where rules read them as numbers, by what comes out. */
    private List<Atom> others(boolean known) {
        List<Atom> atoms = new ArrayList<>();
        atoms.add(Atom.otherTexts(unnamed(), known, known ? "another" : "one outside the schema"));
        Set<List<TextAnswer>> seen = new HashSet<>();
        seen.add(TextAnswer.all(readings, unnamed()));
        for (String text : readings.isEmpty() ? List.<String>of() : Numbers.readings(readings)) {
            if (!texts.contains(text) && !rest.contains(text) && seen.add(TextAnswer.all(readings, text))) {
                atoms.add(Atom.otherTexts(text, known, "the text " + Phrases.quoted(text) + " or alike"));
            }
        }
        return atoms;
    }

    private boolean isNeverAbsent() {
        return operand instanceof Operand.Field field && field.field() == TicketField.ID;
    }

    private static String names(Set<String> values) {
        List<String> shown = values.stream().limit(SHOWN).map(Phrases::value).toList();
        int further = values.size() - shown.size();
        return String.join(", ", shown) + (further > 0 ? " or " + further + " more" : "");
    }

    /** Returns a text that no rule names, readable if possible. */
    private String unnamed() {
        String name = operand instanceof Operand.Attribute attribute ? attribute.name() : operand.text();
        String text = "other-" + name;
        while (texts.contains(text) || rest.contains(text)) {
            text += "-";
        }
        return text;
    }
}
