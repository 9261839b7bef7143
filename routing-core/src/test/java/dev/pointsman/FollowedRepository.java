package dev.pointsman;

import dev.pointsman.decision.Decision;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.testing.SettableClock;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a router that follows a repository have in common: the repository, and a clock that stands still. */
abstract class FollowedRepository {

    static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final Ticket TICKET =
            Ticket.builder("T1").category("refund").region("EU").build();
    static final String TO_A = RuleSets.rule("refund", "category == \"refund\"", "a");
    static final String TO_B = RuleSets.rule("refund", "category == \"refund\"", "b");
    static final String TO_C = RuleSets.rule("refund", "category == \"refund\"", "c");

    @TempDir
    private Path top = Path.of("");

    final SettableClock clock = new SettableClock(START);
    Path folder = top;
    Publisher publisher = new Publisher(folder, clock);

    @BeforeEach
    void open() {
        folder = top.resolve("repository");
        publisher = new Publisher(folder, clock);
    }

    /** Its thread sleeps for the test: what is to be seen is asked for. */
    Router router() {
        return publisher.following().build();
    }

    static String team(Decision decision) {
        return decision.team().id();
    }
}
