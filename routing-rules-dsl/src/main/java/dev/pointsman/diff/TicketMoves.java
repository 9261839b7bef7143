package dev.pointsman.diff;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.compare.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts which tickets two versions send to which teams. Confined to one thread. */
public final class TicketMoves implements AutoCloseable {

    private static final int EXAMPLES = 3;

    private final Router before;
    private final Router after;
    private final List<Fact> facts;
    private final Instant at;
    private final List<Expectation> expectations;
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Map<Move, List<String>> examples = new TreeMap<>(
            Comparator.comparing(Move::from).thenComparing(Move::to).thenComparing(Move::declared));
    private final Map<Move, Long> moves = new TreeMap<>(
            Comparator.comparing(Move::from).thenComparing(Move::to).thenComparing(Move::declared));
    private long total;

    /**
     * Tickets that go from one team to another. Immutable.
     *
     * @param from the team in the old version
     * @param to the team in the new version
     * @param declared whether the author declared it
     */
    public record Move(String from, String to, boolean declared) {}

    /** Starts to count at an instant. */
    public TicketMoves(RuleSet before, RuleSet after, List<Fact> facts, Instant at, List<Expectation> expectations) {
        this.before = Router.builder().ruleSet(before).build();
        this.after = Router.builder().ruleSet(after).build();
        this.facts = List.copyOf(facts);
        this.at = at;
        this.expectations = List.copyOf(expectations);
    }

    /** Counts a ticket. */
    public void add(Ticket ticket) {
        Decision old = before.route(ticket, facts, at);
        Decision now = after.route(ticket, facts, at);
        String from = old.team().id();
        String to = now.team().id();
        total++;
        counts.computeIfAbsent(from, unused -> new TreeMap<>()).merge(to, 1L, Long::sum);
        if (!from.equals(to)) {
            boolean declared = expectations.stream()
                    .anyMatch(one -> one.from().equals(from) && one.to().equals(to) && holds(one, ticket));
            Move move = new Move(from, to, declared);
            moves.merge(move, 1L, Long::sum);
            List<String> some = examples.computeIfAbsent(move, unused -> new ArrayList<>());
            if (some.size() < EXAMPLES) {
                some.add(ticket.id() + " (" + old.rule() + " -> " + now.rule() + ")");
            }
        }
    }

    /** Where a condition fails, a rule does not match; so it is with a declaration. */
    private static boolean holds(Expectation expectation, Ticket ticket) {
        try {
            return expectation.where().holds(ticket);
        } catch (RuleEngineException e) {
            return false;
        }
    }

    /** Returns how many tickets were counted. */
    public long total() {
        return total;
    }

    /** Returns how many of them move. */
    public long moved() {
        return moves.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the moves, undeclared ones first, then those of more tickets. */
    public List<Move> moves() {
        return moves.keySet().stream()
                .sorted(Comparator.comparing(Move::declared)
                        .thenComparing(move -> -moves.getOrDefault(move, 0L))
                        .thenComparing(Move::from)
                        .thenComparing(Move::to))
                .toList();
    }

    /** Returns how many tickets a move has. */
    public long count(Move move) {
        return moves.getOrDefault(move, 0L);
    }

    /** Returns a few tickets of a move, with the rules that decided them before and after. */
    public List<String> examples(Move move) {
        return examples.getOrDefault(move, List.of());
    }

    /**
     * Returns the matrix as rows of cells: a header of the teams after, then for each team before its counts; only teams that
     * a ticket comes from or goes to.
     */
    public List<List<String>> matrix() {
        TreeSet<String> columns = new TreeSet<>();
        counts.values().forEach(row -> columns.addAll(row.keySet()));
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("from \\ to"));
        header.addAll(columns);
        rows.add(header);
        counts.forEach((from, row) -> {
            List<String> cells = new ArrayList<>(List.of(from));
            columns.forEach(to -> cells.add(String.valueOf(row.getOrDefault(to, 0L))));
            rows.add(cells);
        });
        return rows;
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
