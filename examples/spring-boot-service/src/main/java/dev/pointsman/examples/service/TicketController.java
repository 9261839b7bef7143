package dev.pointsman.examples.service;

import dev.pointsman.Router;
import dev.pointsman.canary.Feedback;
import dev.pointsman.decision.Explanation;
import dev.pointsman.examples.service.ExplanationView.DecisionView;
import dev.pointsman.examples.service.RecentDecisions.Recent;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Decides on tickets, explains it, and takes what became of them; for programs. */
@RestController
@RequestMapping("/tickets")
final class TicketController {

    private final Router router;
    private final RecentDecisions recent;

    TicketController(Router router, RecentDecisions recent) {
        this.router = router;
        this.recent = recent;
    }

    @PostMapping("/route")
    DecisionView route(@RequestBody JsonNode body) {
        return DecisionView.of(
                router.route(TicketReader.ofJson(body, router.ruleSet().schema())));
    }

    @GetMapping(path = "/{id}/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
    ExplanationView explanation(@PathVariable String id) {
        return ExplanationView.of(explained(id));
    }

    @GetMapping(path = "/{id}/explanation", produces = MediaType.TEXT_PLAIN_VALUE)
    String explanationText(@PathVariable String id) {
        return explained(id) + "\n";
    }

    /** Takes {@code {"outcome": "accepted"}} or {@code "rejected"}. Said again, it counts no second time. */
    @PostMapping("/{id}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outcome(@PathVariable String id, @RequestBody JsonNode body) {
        Recent decided = decided(id);
        Feedback feedback = feedback(body.path("outcome").asString(""));
        if (decided.answered().compareAndSet(false, true)) {
            router.outcome(decided.decision(), feedback);
        }
    }

    private static Feedback feedback(String outcome) {
        return Arrays.stream(Feedback.values())
                .filter(value -> value.name().equalsIgnoreCase(outcome))
                .findFirst()
                .orElseThrow(() -> new BadTicketException(
                        "outcome", "\"" + outcome + "\" is no outcome", "Send \"accepted\" or \"rejected\"."));
    }

    private Explanation explained(String id) {
        Recent decided = decided(id);
        return router.explain(decided.ticket(), decided.decision());
    }

    private Recent decided(String id) {
        return recent.find(id).orElseThrow(() -> Problems.unknownTicket(id));
    }
}
