package dev.pointsman.examples.service;

import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.examples.service.BadTicketException.Problem;
import dev.pointsman.examples.service.ExplanationView.DecisionView;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rollout.RolloutState;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page for people: what runs, a form to try a ticket, what was decided. All of it is in the address, so that a tried
 * ticket can be linked; trying one changes nothing and is neither logged nor counted.
 */
@Controller
final class PageController {

    /** Tickets come from strangers: even if one slipped through unescaped, the browser would run nothing of it. */
    private static final String NO_SCRIPTS = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** The fields that are folded away as long as they are empty. */
    private static final Set<String> IN_DETAILS = Set.of("attributes", "description", "at", "openedAt", "id");

    private static final int SHOWN = 20;

    private final Router router;
    private final ReleaseRepository repository;
    private final RecentDecisions recent;
    private final RouterHealth health;

    PageController(Router router, ReleaseRepository repository, RecentDecisions recent, RouterHealth health) {
        this.router = router;
        this.repository = repository;
        this.recent = recent;
        this.health = health;
    }

    @GetMapping("/")
    String page(@RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NO_SCRIPTS);
        response.setHeader("Cache-Control", "no-store");
        Instant now = Instant.now();
        showWhatRuns(now, model);
        TicketSchema schema = router.ruleSet().schema();
        model.addAttribute("form", form);
        model.addAttribute("values", values(schema));
        model.addAttribute(
                "more", IN_DETAILS.stream().anyMatch(name -> !text(form, name).isEmpty()));
        try {
            if (form.containsKey("decided")) {
                showDecision(form.get("decided"), model);
            } else if (form.values().stream().anyMatch(value -> !value.isBlank())) {
                show(tried(TicketReader.ofForm(form, schema), text(form, "at"), now), model);
            }
        } catch (BadTicketException e) {
            model.addAttribute("problem", e.problem());
        } catch (ReleaseException e) {
            model.addAttribute("problem", Problem.of("", e));
        }
        model.addAttribute(
                "decisions", recent.newest(SHOWN).stream().map(DecisionView::of).toList());
        return "page";
    }

    private void showWhatRuns(Instant now, Model model) {
        RolloutState state = router.state();
        model.addAttribute("status", health.status(state).getCode());
        model.addAttribute("running", RunningView.of(state, now));
        try {
            TimelineView timeline =
                    TimelineView.of(repository.timeline(state.active().name()), now, SHOWN);
            model.addAttribute("timeline", timeline);
        } catch (ReleaseException e) {
            model.addAttribute("unreadable", e.getMessage());
        }
    }

    private void showDecision(String ticket, Model model) {
        recent.find(ticket)
                .ifPresentOrElse(
                        found -> {
                            model.addAttribute("decided", ticket);
                            show(router.explain(found.ticket(), found.decision()), model);
                        },
                        () -> model.addAttribute("forgotten", ticket));
    }

    private static void show(Explanation explanation, Model model) {
        model.addAttribute("explanation", ExplanationView.of(explanation));
    }

    private Explanation tried(Ticket ticket, String at, Instant now) {
        try {
            return router.explain(ticket, at.isEmpty() ? now : Instant.parse(at));
        } catch (DateTimeException e) {
            throw new BadTicketException(
                    "at", "\"" + at + "\" is no instant", "Write it with its zone, such as 2026-11-22T03:00:00Z.");
        } catch (IllegalArgumentException e) { // nothing was active then
            Problem problem = Problem.of("at", e);
            throw new BadTicketException(problem.field(), problem.message(), problem.fix());
        }
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }

    /** Returns the values that the schema lists, by the name of the field. */
    private static Map<String, Set<String>> values(TicketSchema schema) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (TicketField field : TicketField.values()) {
            schema.values(field).ifPresent(listed -> values.put(field.fieldName(), listed));
        }
        return values;
    }
}
