package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pointsman.decision.Decision;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.rollout.RolloutState;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.testing.Await;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.timeline.Change;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowingRouterTest extends FollowedRepository {

    @Test
    void refresh_afterActivation_decidesByTheNewVersion() {
        publisher.activated(TO_A);
        try (Router router = router()) {
            assertThat(team(router.route(TICKET))).isEqualTo("a");
            clock.advance(HOUR);
            publisher.activated(TO_B);
            router.refresh();

            Decision decision = router.route(TICKET);

            assertThat(team(decision)).isEqualTo("b");
            assertThat(decision.version()).isEqualTo(router.ruleSet().version());
            assertThat(decision.version().sequence()).isEqualTo(2);
            assertThat(router.state().since()).isEqualTo(START.plus(HOUR));
            assertThat(router.state().isHealthy()).isTrue();
        }
    }

    @Test
    void refresh_afterRollBack_decidesByTheOldVersion() {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        try (Router router = router()) {
            publisher.append(new Change.RollBack(1, Change.AT_ONCE));
            router.refresh();

            assertThat(router.route(TICKET).version().sequence()).isEqualTo(1);
        }
    }

    @Test
    void refresh_byItself_happensAboutAsOftenAsAsked() {
        publisher.activated(TO_A);
        try (Router router =
                publisher.following().refreshEvery(Duration.ofMillis(10)).build()) {
            publisher.activated(TO_B);

            Await.until(() -> team(router.route(TICKET)).equals("b"));
        }
    }

    @Test
    void build_nothingActive_saysSo() {
        publisher.publish(TO_A);

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(this::router)
                .withMessageContainingAll("no version of test is active", "Activate one");
    }

    @Test
    void build_withRuleSetAndRepository_refuses() {
        publisher.activated(TO_A);

        assertThatIllegalStateException()
                .isThrownBy(() -> Router.builder()
                        .ruleSet(RuleSets.of(TO_A))
                        .repository(publisher.repository(), Publisher.NAME)
                        .build())
                .withMessageContaining("not both");
    }

    @Test
    void route_asOfThePast_decidesByTheVersionOfThen() {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        clock.advance(HOUR);
        publisher.activated(TO_C);
        try (Router router = router()) {
            assertThat(team(router.route(TICKET, START))).isEqualTo("a");
            assertThat(team(router.route(TICKET, START.plus(HOUR).minusNanos(1))))
                    .isEqualTo("a");
            assertThat(team(router.route(TICKET, START.plus(HOUR)))).isEqualTo("b");
            assertThat(team(router.route(TICKET, clock.instant()))).isEqualTo("c");
            assertThat(router.explain(TICKET, START).decision()).isEqualTo(router.route(TICKET, START));
        }
    }

    @Test
    void route_asOfBeforeTheFirstActivation_saysFromWhenOn() {
        publisher.activated(TO_A);
        try (Router router = router()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> router.route(TICKET, START.minusNanos(1)))
                    .withMessageContainingAll("no version of test was active", START.toString());
        }
    }

    @Test
    void at_anInstant_decidesByWhatWasInForceAndTellsNobody() {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.activated(TO_B);
        List<Decision> heard = new java.util.ArrayList<>();
        try (Router router = publisher
                .following()
                .listener((ticket, facts, decision, nanos) -> heard.add(decision))
                .build()) {
            Decision then = router.at(START).route(TICKET);

            assertThat(team(then)).isEqualTo("a");
            assertThat(then.at()).isEqualTo(START);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void route_inFlightWhenTheVersionIsReplaced_endsOnTheVersionOnWhichItBegan() {
        publisher.activated(TO_A);
        Router[] router = new Router[1];
        boolean[] swapped = new boolean[1];
        router[0] = publisher
                .following()
                .matching(Matching.DROOLS) // a session, which reads the facts while it decides
                .build();
        try (Router closing = router[0]) {
            Iterable<Object> none = List.of();
            java.util.Collection<Object> facts = new java.util.AbstractCollection<>() {
                @Override
                public java.util.Iterator<Object> iterator() {
                    if (Thread.currentThread().getStackTrace().length > 0 && !swapped[0] && inMatcher()) {
                        swapped[0] = true;
                        publisher.activated(TO_B);
                        closing.refresh();
                    }
                    return none.iterator();
                }

                @Override
                public int size() {
                    return 1;
                }
            };
            Decision begunBefore = closing.route(TICKET, facts);

            assertThat(swapped[0]).isTrue();
            assertThat(team(begunBefore)).isEqualTo("a");
            assertThat(team(closing.route(TICKET))).isEqualTo("b");
        }
    }

    private static boolean inMatcher() {
        return Stream.of(Thread.currentThread().getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("dev.pointsman.drools"));
    }

    @Test
    void state_ofARouterOfOneRuleSet_namesItsVersion() {
        try (Router router = Router.builder().ruleSet(RuleSets.of(TO_A)).build()) {
            RolloutState state = router.state();

            assertThat(state.active()).isEqualTo(router.ruleSet().version());
            assertThat(state.isHealthy()).isTrue();
        }
    }

    @Test
    void warmUp_withTheVersionsOwnTickets_happensBeforeItDecides() {
        publisher.activated(TO_A);
        List<RuleSetVersion> warmed = new java.util.ArrayList<>();
        try (Router router = publisher
                .following()
                .warmUpWith(release -> {
                    warmed.add(release.version());
                    return List.of(TICKET);
                })
                .build()) {
            assertThat(warmed).containsExactly(router.ruleSet().version());
        }
    }
}
