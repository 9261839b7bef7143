package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Narrows the rules down to the few that can match a ticket. Immutable and thread-safe.
 *
 * <p>This is packet classification by bit vectors (Lakshman and Stiliadis, "High-speed policy-based packet forwarding
 * using efficient multi-dimensional range matching", SIGCOMM 1998): rules stand in winning order, every operand has a
 * row of bits for each of its values, and the rows that a ticket selects are combined with AND, word by word, until the
 * first bit survives. With n rules and d tested operands a look-up costs at most d hash look-ups and d * n / 64 steps,
 * and in practice stops at the first matching rule. A row is a filter and never the last word: the condition of every
 * survivor is evaluated in full.
 *
 * <p>Conditions that can fail (as they do in Drools) must fail in the index too, so a rule is filtered only by what stands
 * before the first part that could fail; and where a ticket has an attribute of a type that some rule does not expect,
 * nothing is filtered.
 */
final class RuleIndex {

    private final int rules;
    private final Dimension[] dimensions;
    private final Dimension[] hazardous;
    private final long[] everything;
    private final TagRows tags;

    RuleIndex(List<Rule> winningOrder) {
        this.rules = winningOrder.size();
        Map<Operand, List<Dimension.Test>> tests = new LinkedHashMap<>();
        List<TagRows.Demand> demands = new ArrayList<>();
        for (int place = 0; place < rules; place++) {
            for (Condition part : filters(winningOrder.get(place).condition())) {
                file(place, part, tests, demands);
            }
        }
        this.dimensions = tests.entrySet().stream()
                .map(entry -> new Dimension(entry.getKey(), joined(entry.getValue()), rules))
                .toArray(Dimension[]::new);
        this.hazardous = Arrays.stream(dimensions).filter(Dimension::hasHazards).toArray(Dimension[]::new);
        this.everything = Bits.full(rules);
        this.tags = new TagRows(demands, rules);
    }

    private static void file(
            int place, Condition part, Map<Operand, List<Dimension.Test>> tests, List<TagRows.Demand> demands) {
        TagRows.Demand demand = TagRows.Demand.of(place, part);
        if (demand != null) {
            demands.add(demand);
            return;
        }
        Optional<Operand> operand = Leaves.onlyOperand(part).filter(Dimension::suits);
        operand.ifPresent(
                only -> tests.computeIfAbsent(only, key -> new ArrayList<>()).add(new Dimension.Test(place, part)));
    }

    /** A rule may test an operand in several parts: they become one test. */
    private static List<Dimension.Test> joined(List<Dimension.Test> tests) {
        Map<Integer, List<Condition>> byRule = new LinkedHashMap<>();
        tests.forEach(test ->
                byRule.computeIfAbsent(test.rule(), key -> new ArrayList<>()).add(test.condition()));
        List<Dimension.Test> joined = new ArrayList<>();
        byRule.forEach((rule, parts) ->
                joined.add(new Dimension.Test(rule, parts.size() == 1 ? parts.get(0) : new Condition.All(parts))));
        return joined;
    }

    /** The parts that may filter: all up to the first that can fail without a dimension seeing it. */
    private static List<Condition> filters(Condition condition) {
        List<Condition> parts = condition instanceof Condition.All all ? all.parts() : List.of(condition);
        int end = 0;
        while (end < parts.size() && !failsUnseen(parts.get(end))) {
            end++;
        }
        return parts.subList(0, end);
    }

    private static boolean failsUnseen(Condition part) {
        boolean typed = Leaves.of(part).stream()
                .anyMatch(leaf -> leaf.operand() instanceof Operand.Attribute
                        && (Leaves.needsNumber(leaf) || Leaves.needsText(leaf)));
        return Leaves.failsOnAbsent(part) || (typed && Leaves.onlyOperand(part).isEmpty());
    }

    /** Returns the places of the rules that can match, in winning order. The cursor is confined to one thread. */
    Candidates candidates(Ticket ticket) {
        for (Dimension dimension : hazardous) {
            if (dimension.isHazard(ticket)) {
                return new Candidates(new long[][] {everything}, null);
            }
        }
        TagRows.Selected selected = tags.isIdle() ? null : tags.select(ticket.tags());
        if (dimensions.length == 0) {
            return new Candidates(new long[][] {everything}, selected);
        }
        long[][] rows = new long[dimensions.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = dimensions[i].row(ticket);
        }
        return new Candidates(rows, selected);
    }

    /** Walks through the places whose bits survive in all rows. */
    static final class Candidates {
        private final long[][] rows;
        private final TagRows.@Nullable Selected tags;
        private final int words;
        private int word = -1;
        private long bits;

        private Candidates(long[][] rows, TagRows.@Nullable Selected tags) {
            this.rows = rows;
            this.tags = tags;
            this.words = rows[0].length;
        }

        /** Returns the next place, or -1 when there is none. */
        int next() {
            while (bits == 0) {
                word++;
                if (word >= words) {
                    return -1;
                }
                long survivors = -1L;
                for (int i = 0; i < rows.length && survivors != 0; i++) {
                    survivors &= rows[i][word];
                }
                bits = survivors == 0 || tags == null ? survivors : survivors & tags.word(word);
            }
            int place = (word << 6) + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            return place;
        }
    }
}
