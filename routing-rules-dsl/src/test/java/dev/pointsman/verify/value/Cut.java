package dev.pointsman.verify.value;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Domains for tests. */
final class Cut {

    static final Operand CATEGORY = new Operand.Field(TicketField.CATEGORY);
    static final Operand SUBJECT = new Operand.Field(TicketField.SUBJECT);
    static final Operand TAGS = new Operand.Field(TicketField.TAGS);
    static final Operand N = new Operand.Attribute("n");

    private Cut() {}

    static Rule.Builder rule(String id) {
        return Rule.builder(id, SourcePosition.ofFile("test"), new RuleSource("", "text of " + id, 0))
                .team("a");
    }

    /** Returns the domain of one rule for each condition, at all times. */
    static Domain by(TicketSchema schema, Condition... conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Condition condition : conditions) {
            rules.add(rule("r" + rules.size()).condition(condition).build());
        }
        return Domain.of(rules, List.of(schema), Instant.MIN);
    }

    static Condition.Leaf equal(Operand operand, Object value) {
        return new Condition.Equal(operand, value);
    }

    static Condition.Leaf tag(String tag) {
        return new Condition.Contains(TAGS, tag);
    }

    /** Returns the names of the atoms of an operand. */
    static List<String> names(Domain domain, Operand operand) {
        return domain.values(operand).atoms().stream().map(Atom::text).toList();
    }

    /** Returns the atoms of an operand with these names. */
    static BitSet atoms(Domain domain, Operand operand, String... names) {
        List<String> all = names(domain, operand);
        BitSet atoms = new BitSet();
        for (String name : names) {
            int atom = all.indexOf(name);
            if (atom < 0) {
                throw new IllegalArgumentException(name + " is not among " + all);
            }
            atoms.set(atom);
        }
        return atoms;
    }

    static BitSet bits(int... bits) {
        BitSet set = new BitSet();
        Arrays.stream(bits).forEach(set::set);
        return set;
    }
}
