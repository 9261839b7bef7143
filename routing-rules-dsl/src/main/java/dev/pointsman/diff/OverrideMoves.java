package dev.pointsman.diff;

import dev.pointsman.dsl.Conversion;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.verify.compare.Comparison;
import dev.pointsman.verify.compare.Difference;
import dev.pointsman.verify.compare.Difference.Cause;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.compare.Difference.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which tickets an override takes from which rules. Immutable. */
public final class OverrideMoves {

    private static final String FILE = "override.drl";
    private static final int RULES_SHOWN = 4;

    /** Tells the rules of the override from those of the version that have the same id. */
    private static final String MARK = " of the override";

    private final List<String> lines;

    private OverrideMoves(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Finds the moves.
     *
     * @param version that decides otherwise
     * @param override the rules that stand before it, as {@link BeginOverride#ruleSet} returns them
     * @param at the instant from which on they do
     */
    public static OverrideMoves of(RuleSet version, RuleSet override, Instant at) {
        List<String> lines = new ArrayList<>();
        lines.add("before " + version.version() + ":");
        List<Rule> rules =
                override.rules().stream().filter(rule -> !isAddition(rule)).toList();
        List<Rule> compared = rules.stream().filter(OverrideMoves::isComparable).toList();
        for (Rule rule : rules) {
            if (rule.isFallback()) {
                lines.add("  " + rule.id() + " takes every other ticket, for "
                        + rule.team().orElse("a team that it computes"));
            } else if (!compared.contains(rule)) {
                lines.add("  " + rule.id() + " runs in Drools: which tickets it takes depends on what it joins");
            }
        }
        if (!compared.isEmpty()) {
            Difference difference =
                    Comparison.of(version, before(version, compared)).from(at).find();
            difference.moves().forEach(move -> add(move, lines));
            difference.open().forEach(open -> lines.add("  left open: " + open));
            if (difference.moves().isEmpty() && difference.open().isEmpty()) {
                lines.add("  no ticket goes to another team than without it");
            }
        }
        return new OverrideMoves(lines);
    }

    /** The fallback that stands for: the override says nothing about this ticket. */
    private static boolean isAddition(Rule rule) {
        return rule.isFallback() && rule.id().equals(BeginOverride.NO_OVERRIDE);
    }

    private static boolean isComparable(Rule rule) {
        return !rule.isSessionRule() && !rule.isFallback() && rule.team().isPresent();
    }

    /** The version with the rules of the override in front of its own. */
    private static RuleSet before(RuleSet version, List<Rule> inWinningOrder) {
        long top = version.rules().stream().mapToLong(Rule::salience).max().orElse(0);
        List<Rule> raised = new ArrayList<>();
        for (int i = 0; i < inWinningOrder.size(); i++) {
            Rule rule = inWinningOrder.get(i);
            raised.add(Rule.builder(rule.id() + MARK, rule.position(), rule.source())
                    .salience((int) Math.min(Integer.MAX_VALUE, top + inWinningOrder.size() - i))
                    .condition(rule.condition())
                    .team(rule.team().orElseThrow())
                    .effectiveFrom(rule.effectiveFrom())
                    .expiresAt(rule.expiresAt())
                    .enabled(rule.enabled())
                    .build());
        }
        RuleSet.Builder both = RuleSet.builder(version.version().name())
                .level(version.level())
                .policy(version.policy())
                .schema(version.schema())
                .teams(version.teams());
        for (SourceFile file : version.files()) {
            both.file(file.name(), file.text());
        }
        return both.file(FILE, Conversion.drl(raised)).build();
    }

    /** In a crisis there is time for a line each, and one ticket to see what is meant. */
    private static void add(Move move, List<String> lines) {
        String by = ids(move.causes().stream().map(Cause::after).toList());
        String instead = ids(move.causes().stream().map(Cause::before).toList());
        lines.add("  " + move.from() + " -> " + move.to() + ", by " + by + " in the place of " + instead);
        if (move.places().size() == 1 && !move.further()) {
            lines.add("    where " + move.places().get(0).region());
        }
        move.places().stream()
                .map(Place::witness)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(witness -> witness.toString().length()))
                .ifPresent(witness -> lines.add("    for instance " + witness));
    }

    private static String ids(List<String> ids) {
        List<String> distinct = ids.stream()
                .distinct()
                .map(id -> id.endsWith(MARK) ? id.substring(0, id.length() - MARK.length()) : id)
                .toList();
        int further = distinct.size() - RULES_SHOWN;
        return distinct.stream().limit(RULES_SHOWN).collect(Collectors.joining(", "))
                + (further > 0 ? " and " + further + (further == 1 ? " more rule" : " more rules") : "");
    }

    /** Returns what was found, a line each, for people. */
    public List<String> lines() {
        return lines;
    }
}
