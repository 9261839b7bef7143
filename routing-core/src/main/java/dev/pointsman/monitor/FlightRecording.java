package dev.pointsman.monitor;

import dev.pointsman.decision.AppliedOverride;
import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.ticket.Ticket;
import java.util.Collection;

/**
 * Makes every decision an event {@value DecisionEvent#NAME} of the JDK Flight Recorder. The event is switched off unless a
 * recording switches it on, for instance with {@code jcmd PID JFR.start dev.pointsman.Decision#enabled=true}. Thread-safe.
 */
public final class FlightRecording implements DecisionListener {

    /** Builds the listener. */
    public FlightRecording() {}

    @Override
    public void decided(Ticket ticket, Collection<?> facts, Decision decision, long nanos) {
        DecisionEvent event = new DecisionEvent();
        if (event.shouldCommit()) {
            event.ticket = decision.ticket();
            event.outcome = decision.outcome().name();
            event.team = decision.team().id();
            event.rule = decision.rule();
            event.version = decision.version().toString();
            event.sequence = decision.version().sequence();
            event.arm = decision.arm().map(Arm::name).orElse(null);
            event.override = decision.override().map(AppliedOverride::id).orElse(null);
            event.nanos = nanos;
            event.commit();
        }
    }
}
