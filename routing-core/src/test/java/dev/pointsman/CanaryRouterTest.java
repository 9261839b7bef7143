package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.canary.CanaryReport;
import dev.pointsman.canary.Feedback;
import dev.pointsman.canary.Verdict;
import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.release.ReleaseSummary;
import dev.pointsman.testing.Publisher;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CanaryRouterTest extends FollowedRepository {

    private static final List<Ticket> TICKETS = IntStream.range(0, 2000)
            .mapToObj(i -> Ticket.builder("T-" + i).category("refund").build())
            .toList();

    @BeforeEach
    void beginCanary() {
        publisher.activated(TO_A);
        clock.advance(HOUR);
        publisher.canary(publisher.publish(TO_B), 0.2, StopRule.DEFAULT);
    }

    private Router router(ReleaseRepository repository) {
        return publisher.following().repository(repository, Publisher.NAME).build();
    }

    @Test
    void canary_ofAFifth_decidesAboutAFifthAndSaysSo() {
        try (Router router = router(publisher.repository())) {
            List<Decision> decisions = TICKETS.stream().map(router::route).toList();

            assertThat(decisions)
                    .allMatch(decision -> decision.arm().orElseThrow()
                            == (decision.version().sequence() == 2 ? Arm.CANARY : Arm.CONTROL))
                    .allMatch(decision ->
                            decision.team().id().equals(decision.version().sequence() == 2 ? "b" : "a"));
            long taken = decisions.stream()
                    .filter(decision -> decision.arm().orElseThrow() == Arm.CANARY)
                    .count();
            assertThat(taken).isBetween(320L, 480L);
            CanaryReport report = router.state().canary().orElseThrow();
            assertThat(report.canary().decisions()).isEqualTo(taken);
            assertThat(report.control().decisions()).isEqualTo(TICKETS.size() - taken);
        }
    }

    @Test
    void ticket_whateverHappensToIt_staysOnItsArm() {
        try (Router router = router(publisher.repository());
                Router otherHost = router(publisher.repository())) {
            for (Ticket ticket : TICKETS) {
                Arm arm = router.route(ticket).arm().orElseThrow();
                Ticket changed = ticket.toBuilder().region("EU").priority(1).build();
                clock.advance(Duration.ofSeconds(1));

                assertThat(router.route(changed).arm()).contains(arm);
                assertThat(otherHost.route(ticket).arm()).contains(arm);
                assertThat(router.explain(ticket).decision()).isEqualTo(router.route(ticket));
            }
        }
    }

    @Test
    void decision_onAnArm_sharesItsRuling() {
        try (Router router = router(publisher.repository())) {
            assertThat(TICKETS.stream()
                            .map(ticket ->
                                    System.identityHashCode(router.route(ticket).ruling()))
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void outcome_rejectedAgainAndAgain_endsTheCanaryHereAndOnTheTimeline() {
        try (Router router = router(publisher.repository());
                Router otherHost = router(publisher.repository())) {
            reject(router, 5);

            assertThat(TICKETS.stream().map(router::route))
                    .allMatch(decision -> decision.arm().isEmpty());
            router.refresh();
            Timeline timeline = publisher.repository().timeline(Publisher.NAME);
            TimelineEntry last = timeline.entries().get(timeline.entries().size() - 1);
            assertThat(last.change()).isInstanceOf(Change.EndCanary.class);
            assertThat(last.author()).isEqualTo("pointsman-router");
            assertThat(last.reason()).contains("5 of 5 decisions were rejected");
            assertThat(router.state().canary()).isEmpty();

            otherHost.refresh();
            assertThat(TICKETS.stream().map(otherHost::route))
                    .allMatch(decision -> decision.arm().isEmpty());
        }
    }

    @Test
    void outcome_worseWhereTheRepositoryIsReadOnly_endsTheCanaryHereAlone() {
        int entries = publisher.repository().timeline(Publisher.NAME).entries().size();
        try (Router router = router(new ReadOnly(publisher.repository()))) {
            reject(router, 5);
            router.refresh();

            assertThat(TICKETS.stream().map(router::route))
                    .allMatch(decision -> decision.arm().isEmpty());
            assertThat(router.state().canary().orElseThrow().verdict()).isEqualTo(Verdict.WORSE);
            assertThat(publisher.repository().timeline(Publisher.NAME).entries())
                    .hasSize(entries);
        }
    }

    @Test
    void outcome_acceptedAgainAndAgain_isReportedAndTheCanaryGoesOn() {
        try (Router router = router(publisher.repository())) {
            TICKETS.stream().map(router::route).forEach(decision -> router.outcome(decision, Feedback.ACCEPTED));

            CanaryReport report = router.state().canary().orElseThrow();
            assertThat(report.verdict()).isEqualTo(Verdict.GOOD);
            assertThat(report.canary().accepted()).isEqualTo(report.canary().decisions());
            assertThat(report.control().accepted()).isEqualTo(report.control().decisions());
        }
    }

    @Test
    void outcome_onControl_doesNotStopTheCanary() {
        try (Router router = router(publisher.repository())) {
            TICKETS.stream()
                    .map(router::route)
                    .filter(decision -> decision.arm().orElseThrow() == Arm.CONTROL)
                    .forEach(decision -> router.outcome(decision, Feedback.REJECTED));

            CanaryReport report = router.state().canary().orElseThrow();
            assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(report.control().rejected()).isEqualTo(report.control().decisions());
        }
    }

    @Test
    void activation_whileACanaryRuns_endsIt() {
        try (Router router = router(publisher.repository())) {
            clock.advance(HOUR);
            publisher.activate(2);
            router.refresh();

            assertThat(TICKETS.stream().map(router::route))
                    .allMatch(decision ->
                            decision.arm().isEmpty() && decision.version().sequence() == 2);
        }
    }

    private static void reject(Router router, int times) {
        TICKETS.stream()
                .map(router::route)
                .filter(decision -> decision.arm().orElseThrow() == Arm.CANARY)
                .limit(times)
                .toList()
                .forEach(decision -> router.outcome(decision, Feedback.REJECTED));
    }

    /** What a host sees that may only read. */
    private record ReadOnly(ReleaseRepository whole) implements ReleaseRepository {
        @Override
        public Set<String> names() {
            return whole.names();
        }

        @Override
        public List<ReleaseSummary> releases(String name) {
            return whole.releases(name);
        }

        @Override
        public List<String> problems(String name) {
            return whole.problems(name);
        }

        @Override
        public Release release(String name, long sequence) {
            return whole.release(name, sequence);
        }

        @Override
        public Timeline timeline(String name) {
            return whole.timeline(name);
        }

        @Override
        public TimelineEntry append(String name, String author, String reason, Change change) {
            throw new UnsupportedOperationException("read-only");
        }

        @Override
        public boolean isWritable() {
            return false;
        }
    }
}
