package dev.pointsman.match;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Case;
import dev.pointsman.testing.Generator;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes rules and fields away from a case as long as the matchers still differ on it: halves, quarters, and so on down to
 * single ones (the simplified delta debugging of Zeller and Hildebrandt, TSE 2002). Confined to one thread.
 */
final class Shrinker {

    /** Each attempt may compile rules in Drools. */
    private static final int ATTEMPTS = 150;

    private final Generator generator;
    private List<String> rules;
    private Case one;
    private String difference;
    private int attempts;

    Shrinker(Generator generator, List<String> rules, Case one, String difference) {
        this.generator = generator;
        this.rules = rules;
        this.one = one;
        this.difference = difference;
    }

    /** Shrinks, and returns the rules, the case and the difference as text. */
    String shrink() {
        for (int chunk = Math.max(1, rules.size() / 2); ; chunk = (chunk + 1) / 2) {
            shrinkRules(chunk);
            if (chunk == 1) {
                break;
            }
        }
        shrinkTicket();
        return String.join("", rules) + one.text() + "\n" + difference;
    }

    private void shrinkRules(int chunk) {
        for (int from = 0; from < rules.size(); ) {
            List<String> fewer = new ArrayList<>(rules.subList(0, from));
            fewer.addAll(rules.subList(Math.min(from + chunk, rules.size()), rules.size()));
            if (!take(fewer, one)) {
                from += chunk;
            }
        }
    }

    private void shrinkTicket() {
        Ticket ticket = one.ticket();
        take(ticket.toBuilder().openedAt(null));
        take(ticket().category(null));
        take(ticket().subcategory(null));
        take(ticket().product(null));
        take(ticket().region(null));
        take(ticket().language(null));
        take(ticket().channel(null));
        take(ticket().tier(null));
        take(ticket().subject(null));
        take(ticket().description(null));
        take(ticket().priority(null));
        if (!take(ticket().tags(Set.of()))) {
            for (String tag : ticket.tags()) {
                List<String> fewer = new ArrayList<>(one.ticket().tags());
                fewer.remove(tag);
                take(ticket().tags(fewer));
            }
        }
        ticket.attributes().keySet().forEach(name -> take(ticket().attribute(name, null)));
    }

    private Ticket.Builder ticket() {
        return one.ticket().toBuilder();
    }

    private boolean take(Ticket.Builder ticket) {
        return take(rules, new Case(one.number(), ticket.build(), one.facts(), one.at()));
    }

    private boolean take(List<String> fewerRules, Case smaller) {
        if (attempts++ >= ATTEMPTS) {
            return false;
        }
        String found = differenceOf(generator.ruleSet(fewerRules), smaller);
        if (found == null) {
            return false;
        }
        rules = fewerRules;
        one = smaller;
        difference = found;
        return true;
    }

    private @Nullable String differenceOf(RuleSet ruleSet, Case smaller) {
        boolean withoutDrools = difference.startsWith("the scan") || difference.startsWith("the index throws");
        try (Differential differential =
                withoutDrools ? Differential.ofIndexAndScan(ruleSet) : Differential.of(ruleSet)) {
            return differential.difference(smaller);
        }
    }
}
