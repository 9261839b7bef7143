package dev.pointsman.match;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.decision.Ruling;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds matching rules with an index over their conditions: the hot path. Plain rules never reach Drools. Session rules
 * are guarded by the index: they run, together and once per ticket, only when the conditions understood of one of them
 * hold and no rule before it has won. Thread-safe.
 */
public final class IndexMatcher implements Matcher {

    private static final String NOT_EVEN_FALLBACK = "no rule matched, not even the fallback";

    private final List<Rule> rules;
    private final @Nullable MatchResult[] results;
    private final RuleIndex index;
    private final @Nullable Matcher sessions;

    /**
     * Indexes a rule set.
     *
     * @param sessions runs the session rules of the rule set; null when it has none
     */
    public IndexMatcher(RuleSet ruleSet, @Nullable Matcher sessions) {
        this.rules = ruleSet.rules().stream().filter(Rule::enabled).toList();
        this.index = new RuleIndex(rules);
        this.sessions = sessions;
        this.results = rules.stream()
                .map(rule -> rule.isSessionRule() ? null : result(ruleSet, plainMatch(rule)))
                .toArray(MatchResult[]::new);
    }

    private static MatchResult result(RuleSet ruleSet, RuleMatch winner) {
        return new MatchResult(List.of(winner), List.of(), Ruling.of(ruleSet, winner, List.of()));
    }

    private static RuleMatch plainMatch(Rule rule) {
        return new RuleMatch(rule, rule.team().orElseThrow(), rule.reason().orElse(null));
    }

    @Override
    public MatchResult first(Ticket ticket, Collection<?> facts, Instant at) {
        int hit = index.first(ticket, at, 0);
        if (hit != Hit.NONE && !Hit.isFailure(hit)) {
            MatchResult plain = results[Hit.place(hit)];
            if (plain != null) {
                return plain;
            }
        }
        return search(new Search(ticket, facts, at), hit);
    }

    /** Goes on from a hit on which there is more to do than to take a plain rule that did not fail. */
    private MatchResult search(Search search, int from) {
        for (int hit = from; hit != Hit.NONE; hit = search.next(hit)) {
            MatchResult found = search.tryRule(Hit.place(hit));
            if (found != null) {
                return search.failures.isEmpty() ? found : new MatchResult(found.matches(), search.failures);
            }
        }
        throw new RuleEngineException(NOT_EVEN_FALLBACK);
    }

    @Override
    public MatchResult all(Ticket ticket, Collection<?> facts, Instant at) {
        Search search = new Search(ticket, facts, at);
        List<RuleMatch> matches = new ArrayList<>();
        for (int hit = index.first(ticket, at, 0); hit != Hit.NONE; hit = search.next(hit)) {
            MatchResult found = search.tryRule(Hit.place(hit));
            if (found != null) {
                matches.addAll(found.matches());
            }
        }
        return new MatchResult(matches, search.failures);
    }

    @Override
    public void close() {
        if (sessions != null) {
            sessions.close();
        }
    }

    /** One ticket's way through the candidates. */
    private final class Search {
        private final Ticket ticket;
        private final Collection<?> facts;
        private final Instant at;
        private List<RuleFailure> failures = List.of();
        private @Nullable Map<Rule, RuleMatch> nominated;
        private List<RuleFailure> sessionFailures = List.of();

        private Search(Ticket ticket, Collection<?> facts, Instant at) {
            this.ticket = ticket;
            this.facts = facts;
            this.at = at;
        }

        private int next(int hit) {
            int next = Hit.place(hit) + 1;
            return next < rules.size() ? index.first(ticket, at, next) : Hit.NONE;
        }

        /** Returns the match of a candidate, or null. */
        private @Nullable MatchResult tryRule(int place) {
            Rule rule = rules.get(place);
            if (!rule.inForceAt(at)) {
                return null;
            }
            boolean holds;
            try {
                holds = rule.condition().holds(ticket);
            } catch (RuleEngineException e) {
                if (rule.isSessionRule()) {
                    return inSession(rule); // a part that only Drools understands may stand before the one that failed
                }
                fail(new RuleFailure(rule.id(), rule.position(), String.valueOf(e.getMessage())));
                return null;
            }
            if (!holds) {
                return null;
            }
            MatchResult plain = results[place];
            return plain != null ? plain : inSession(rule);
        }

        private @Nullable MatchResult inSession(Rule rule) {
            if (nominated == null) {
                MatchResult found = Objects.requireNonNull(sessions, "sessions").all(ticket, facts, at);
                nominated = new HashMap<>();
                for (RuleMatch match : found.matches()) {
                    nominated.put(match.rule(), match);
                }
                sessionFailures = found.failures();
            }
            sessionFailures.stream()
                    .filter(failure -> failure.rule().equals(rule.id()))
                    .forEach(this::fail);
            RuleMatch match = nominated.get(rule);
            return match == null ? null : new MatchResult(List.of(match), List.of());
        }

        private void fail(RuleFailure failure) {
            if (failures.isEmpty()) {
                failures = new ArrayList<>();
            }
            failures.add(failure);
        }
    }
}
