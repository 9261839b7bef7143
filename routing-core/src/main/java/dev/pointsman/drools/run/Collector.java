package dev.pointsman.drools.run;

import dev.pointsman.rule.Routing;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.Match;

/**
 * Collects what rules nominate in one session: the {@code routing} of their consequences. As the session's agenda filter
 * it is asked right before each firing, so it knows which rule calls, and holds back rules that are not in force.
 * Confined to one thread.
 */
public final class Collector implements Routing, AgendaFilter {

    /** A rule that matches several times makes several nominations; which one counts must not depend on their order. */
    private static final Comparator<Nominated> BY_TEAM_AND_REASON = Comparator.comparing(Nominated::team)
            .thenComparing(nominated -> nominated.reason, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Question question;
    private final Map<String, Rule> byName;
    private final boolean otherTickets;
    private final Map<Rule, Nominated> nominations = new LinkedHashMap<>();
    private final Map<Rule, String> failures = new HashMap<>();
    private @Nullable Rule firing;
    private @Nullable Nominated latest;
    private int firings;

    /**
     * Starts empty.
     *
     * @param byName the rules by the names under which Drools knows them
     */
    public Collector(Question question, Map<String, Rule> byName) {
        this.question = question;
        this.byName = byName;
        this.otherTickets = question.holdsOtherTickets();
    }

    @Override
    public boolean accept(Match match) {
        Rule rule = byName.get(match.getRule().getName());
        if (rule == null
                || !rule.inForceAt(question.at())
                || failures.containsKey(rule)
                || isOtherTicket(rule, match)) {
            return false;
        }
        firing = rule;
        firings++;
        return true;
    }

    @Override
    public Nomination to(@Nullable String team) {
        Rule rule = firing;
        if (rule == null) {
            throw new RuleEngineException("routing can be called in a consequence only");
        }
        if (team == null) {
            throw new RuleEngineException("it names no team: the value is absent");
        }
        settle();
        latest = new Nominated(rule, team);
        return latest;
    }

    /** Takes down that the rule that is firing threw. */
    void consequenceThrew(ConsequenceException thrown) {
        Rule rule = firing;
        if (rule == null) {
            throw thrown;
        }
        failures.put(rule, "its consequence failed: " + Causes.text(thrown));
    }

    /** Returns how many times rules fired. */
    public int firings() {
        return firings;
    }

    /** Hands over what was collected, once the session has ended. */
    public void handTo(Findings findings) {
        settle();
        nominations.values().forEach(best -> findings.nominated(best.rule, best.team, best.reason));
        failures.forEach(findings::failed);
    }

    private void settle() {
        if (latest != null) {
            nominations.merge(latest.rule, latest, (a, b) -> BY_TEAM_AND_REASON.compare(a, b) <= 0 ? a : b);
            latest = null;
        }
    }

    /** A plain rule is about the ticket that is routed, and about no other that may be among the facts. */
    private boolean isOtherTicket(Rule rule, Match match) {
        return otherTickets && !rule.isSessionRule() && match.getObjects().get(0) != question.ticket();
    }

    private static final class Nominated implements Nomination {

        private final Rule rule;
        private final String team;
        private @Nullable String reason;

        Nominated(Rule rule, String team) {
            this.rule = rule;
            this.team = team;
        }

        String team() {
            return team;
        }

        @Override
        public void because(@Nullable String text) {
            reason = text;
        }
    }
}
