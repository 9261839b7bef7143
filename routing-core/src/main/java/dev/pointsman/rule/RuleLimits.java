package dev.pointsman.rule;

/** How large a rule may be, the same in every rule language; what is larger is {@link IssueCode#LIMIT}. */
public final class RuleLimits {

    /** Tests in one rule. */
    public static final int CONDITIONS = 1_000;

    /** Literals in one list. */
    public static final int LISTED_VALUES = 5_000;

    /**
     * Brackets within brackets in the condition of a rule as DRL has it, that of the pattern included: the parser that
     * Drools' executable model uses for constraints takes three times as long for each level.
     */
    public static final int CONDITION_NESTING = 9;

    private RuleLimits() {}
}
