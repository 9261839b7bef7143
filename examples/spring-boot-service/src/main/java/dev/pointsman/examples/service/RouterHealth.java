package dev.pointsman.examples.service;

import dev.pointsman.Router;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.rollout.RolloutState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health as {@code /actuator/health} tells it.
 *
 * <ul>
 *   <li>DOWN: for {@code down-after} the repository could not be read. The service still decides, but may have missed that a
 *       version was rolled back: take it out of the rotation.
 *   <li>DEGRADED: not for {@code degraded-after}, or something is wrong that a person should mend, such as a version that
 *       cannot be loaded, or a decision log that cannot be written. The service decides by the last good version: leave it in.
 *   <li>UP: what runs is what the timeline says.
 * </ul>
 */
@Component("pointsman")
final class RouterHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Router router;
    private final DecisionLog log;
    private final ServiceSettings settings;

    RouterHealth(Router router, DecisionLog log, ServiceSettings settings) {
        this.router = router;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public Health health() {
        RolloutState state = router.state();
        return Health.status(status(state)).withDetails(details(state)).build();
    }

    /** Returns what a state of the router means for the service. */
    Status status(RolloutState state) {
        if (state.refreshedAgo().compareTo(settings.downAfter()) > 0) {
            return Status.DOWN;
        }
        boolean late = state.refreshedAgo().compareTo(settings.degradedAfter()) > 0;
        return late || !state.isHealthy() || log.lastFailure() != null ? DEGRADED : Status.UP;
    }

    private Map<String, Object> details(RolloutState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", state.active().toString());
        details.put("hash", state.active().hash());
        details.put("since", state.since().toString());
        details.put("refreshedAgo", state.refreshedAgo().toString());
        details.put("problems", state.problems());
        state.lastFailure().ifPresent(failure -> details.put("lastFailure", failure.at() + ": " + failure.what()));
        details.put(
                "scheduled", state.scheduled().stream().map(Object::toString).toList());
        details.put(
                "overrides",
                state.overrides().stream()
                        .filter(override -> override.inEffect())
                        .map(override -> override.override().toString())
                        .toList());
        details.put("decisionsLogged", log.written());
        details.put("decisionsDropped", log.dropped());
        if (log.lastFailure() != null) {
            details.put("decisionLogFailure", log.lastFailure());
        }
        return details;
    }
}
