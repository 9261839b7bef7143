package dev.pointsman.rule;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rule text may do. DRL is Java code and Drools has no sandbox, so by default a rule set may only test tickets and
 * facts and nominate teams; everything else is refused on the parse tree, before anything is compiled. The host decides:
 * a rule set can ask for more in {@code ruleset.yaml}, and is refused when the host does not grant it. Immutable.
 *
 * @param trusted whether rule text is run as it is, with every right of the host's own code
 * @param factTypes fully qualified names of the types that rules may import beside ticket and team types
 */
public record RulePolicy(boolean trusted, Set<String> factTypes) {

    /** Rules may import ticket and team types only, and call only {@code routing}. The default. */
    public static final RulePolicy RESTRICTED = new RulePolicy(false, Set.of());

    /**
     * Rules may do whatever Java can: only for hosts that own their rules. Rules that set each other off without end are
     * stopped, a loop without end inside a consequence is not.
     */
    public static final RulePolicy TRUSTED = new RulePolicy(true, Set.of());

    public RulePolicy {
        factTypes = java.util.Collections.unmodifiableSet(new TreeSet<>(factTypes));
    }

    /** Returns this policy, under which rules may import these types as well. */
    public RulePolicy withFactTypes(Collection<String> types) {
        Set<String> all = new TreeSet<>(factTypes);
        all.addAll(types);
        return new RulePolicy(trusted, all);
    }

    /** Returns this policy, under which rules may import this type as well. */
    public RulePolicy withFactType(Class<?> type) {
        String name = type.getCanonicalName();
        return withFactTypes(Set.of(name == null ? type.getName() : name));
    }

    /** Tells whether this policy allows everything that {@code other} allows. */
    public boolean grants(RulePolicy other) {
        return trusted || (!other.trusted && factTypes.containsAll(other.factTypes));
    }
}
