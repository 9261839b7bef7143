package dev.pointsman.drools.run;

import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.base.base.ClassObjectType;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.Constraint;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Runs session rules without a session on the tickets that need none. Drools compiles a constraint that looks at the
 * ticket alone, such as {@code tags.size() > 3}, to a test; a rule with one Ticket pattern and nothing but such tests
 * matches when they hold, whatever else is in the working memory. So when every rule that could match is one of those,
 * and says literally whom it nominates, the session would only repeat what the tests say. In every other case, also when
 * a test throws, the session has to say it. Thread-safe.
 *
 * <p>This class alone uses the inner parts of Drools that a compiled rule consists of.
 */
final class TicketTests {

    private final List<Rule> rules;
    private final Map<Rule, List<AlphaNodeFieldConstraint>> tests;

    private TicketTests(List<Rule> rules, Map<Rule, List<AlphaNodeFieldConstraint>> tests) {
        this.rules = rules;
        this.tests = tests;
    }

    /**
     * Takes the tests out of compiled rules.
     *
     * @param byName the rules by the names under which Drools knows them
     */
    static TicketTests of(KieBase base, Map<String, Rule> byName) {
        Map<Rule, List<AlphaNodeFieldConstraint>> tests = new HashMap<>();
        for (KiePackage part : base.getKiePackages()) {
            for (org.kie.api.definition.rule.Rule compiled : part.getRules()) {
                Rule rule = byName.get(compiled.getName());
                if (rule != null && compiled instanceof RuleImpl inner) {
                    tests(inner).ifPresent(found -> tests.put(rule, found));
                }
            }
        }
        return new TicketTests(List.copyOf(byName.values()), Map.copyOf(tests));
    }

    private static Optional<List<AlphaNodeFieldConstraint>> tests(RuleImpl rule) {
        GroupElement conditions = rule.getLhs();
        if (!conditions.isAnd() || conditions.getChildren().size() != 1) {
            return Optional.empty();
        }
        RuleConditionElement only = conditions.getChildren().get(0);
        return only instanceof Pattern pattern && isTicket(pattern) ? tests(pattern) : Optional.empty();
    }

    private static boolean isTicket(Pattern pattern) {
        return pattern.getObjectType() instanceof ClassObjectType type
                && type.getClassType() == Ticket.class
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty();
    }

    private static Optional<List<AlphaNodeFieldConstraint>> tests(Pattern pattern) {
        List<AlphaNodeFieldConstraint> tests = new ArrayList<>();
        for (Constraint constraint : pattern.getConstraints()) {
            if (!(constraint instanceof AlphaNodeFieldConstraint test)
                    || constraint.getType() != Constraint.ConstraintType.ALPHA
                    || constraint.getRequiredDeclarations().length > 0) {
                return Optional.empty();
            }
            tests.add(test);
        }
        return Optional.of(List.copyOf(tests));
    }

    /** Returns the rules that match, or null when it takes a session to say which do. */
    @Nullable
    List<Rule> matching(Question question) {
        if (question.holdsOtherTickets()) {
            return null;
        }
        List<Rule> matching = new ArrayList<>();
        FactHandle handle = new Handle(question.ticket());
        try {
            for (Rule rule : rules) {
                if (!rule.inForceAt(question.at()) || !rule.condition().holds(question.ticket())) {
                    continue;
                }
                List<AlphaNodeFieldConstraint> own = tests.get(rule);
                if (own == null) {
                    return null;
                }
                if (hold(own, handle)) {
                    // Only a literal consequence gives the rule a reason; without one it may be computed.
                    if (rule.reason().isEmpty()) {
                        return null;
                    }
                    matching.add(rule);
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
        return matching;
    }

    private static boolean hold(List<AlphaNodeFieldConstraint> tests, FactHandle handle) {
        for (AlphaNodeFieldConstraint test : tests) {
            // No session resolves values: a test that asks for one throws, and is left to a session.
            if (!test.isAllowed(handle, null)) {
                return false;
            }
        }
        return true;
    }

    /** A ticket as a test takes it: in no working memory. */
    private record Handle(Ticket ticket) implements FactHandle {

        @Override
        public Object getObject() {
            return ticket;
        }

        @Override
        public boolean isNegated() {
            return false;
        }

        @Override
        public boolean isEvent() {
            return false;
        }

        @Override
        public long getId() {
            return 1;
        }

        @Override
        public long getRecency() {
            return 1;
        }

        @Override
        public <K> K as(Class<K> type) {
            return type.cast(ticket);
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public String toExternalForm() {
            return ticket.id();
        }
    }
}
