package dev.pointsman.rule;

/**
 * What the consequence of a rule may call: {@code routing.to("payments-emea").because("EU refunds are handled in
 * Dublin")}. A rule nominates; whether its team gets the ticket is decided afterwards, among all rules that matched.
 * Confined to one thread.
 */
public interface Routing {

    /**
     * Nominates a team.
     *
     * @param team the id of a team in the directory
     */
    Nomination to(String team);

    /** The nomination just made. */
    interface Nomination {
        /**
         * Says why, for the person who reads the decision.
         *
         * @param reason a sentence
         */
        void because(String reason);
    }
}
