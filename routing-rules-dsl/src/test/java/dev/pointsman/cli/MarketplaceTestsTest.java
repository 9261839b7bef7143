package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests of the example: they pass, and reach every rule and both results of every condition. */
class MarketplaceTestsTest {

    private static final String MARKETPLACE = "../examples/marketplace";

    @Test
    void tests_pass_andReachEveryRuleAndEveryCondition() {
        Session session = Session.run("test", MARKETPLACE, "--min-coverage=100", "--fail-on=note");
        assertThat(session.out())
                .startsWith("marketplace ")
                .contains(
                        "rules won: 132 of 132 (100 %), rules matched: 132 of 132 (100 %), results of conditions seen: 628"
                                + " of 628 (100 %)): no errors, no warnings, no notes\n")
                .hasLineCount(1);
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void tests_comeOutAlike_whenTheWholeRuleSetRunsInDrools() {
        Session session = Session.run("test", MARKETPLACE, "--matching=drools");
        assertThat(session.out()).hasLineCount(1);
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void check_findsNothing() {
        Session session = Session.run("check", MARKETPLACE, "--at", "2026-11-22T03:00:00Z", "--fail-on=note");
        assertThat(session.out()).hasLineCount(1).contains(": no errors, no warnings, no notes, ");
        assertThat(session.exitCode()).isZero();
    }
}
