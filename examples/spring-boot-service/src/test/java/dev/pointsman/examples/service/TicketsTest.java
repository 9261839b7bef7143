package dev.pointsman.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What programs ask of the service. */
class TicketsTest {

    @TempDir
    static Path folder;

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start(folder, "--pointsman.recent-decisions=50");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void ticket_withFieldsAndAttributes_isRouted() throws Exception {
        HttpResponse<String> response = service.post("/tickets/route", """
                {"id": "R-1", "category": "bug", "priority": "P2", "tags": ["vip"], "openedAt": "2026-11-22T03:00:00Z",
                 "amount": 12.5, "attributes": {"urgent": true, "shopName": "Café"}, "ownField": "x"}""");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode decision = Service.json(response);
        assertThat(decision.path("ticket").asString()).isEqualTo("R-1");
        assertThat(decision.path("team").asString()).isEqualTo("developers");
        assertThat(decision.path("contact").asString()).isEqualTo("slack:#developers");
        assertThat(decision.path("outcome").asString()).isEqualTo("ROUTED");
        assertThat(decision.path("version").asString()).isEqualTo("v1");
        assertThat(decision.path("reason").asString()).isEqualTo("Bugs belong to developers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id': 'T', 'catgory': 'bug'} | catgory | Maybe you meant \"category\"",
                "{'id': 'T', 'priority': 9} | priority | Send 1 (most urgent) to 5",
                "{'id': 'T', 'priority': true} | priority | Send 1 (most urgent) to 5",
                "{'id': 'T', 'category': ['bug']} | category | Send a text",
                "{'id': 'T', 'tags': [1, {}]} | tags | Send an array of texts",
                "{'id': 'T', 'openedAt': 'yesterday'} | openedAt | 2026-11-22T03:00:00Z",
                "{'id': 'T', 'amount': 'much'} | amount | type that schema.yaml gives it",
                "{'id': 'T', 'attributes': {'urgent': 'perhaps'}} | urgent | type that schema.yaml gives it",
                "{'id': 'T', 'own': {'a': 1}} | own | Send a text, a number, true or false",
                "{'id': 'T', 'own': 1e999} | attributes | Send a smaller number",
                "{'id': 'T', 'attributes': 7} | attributes | Send an object",
                "{'category': 'bug'} | id | Add the id",
                "{'id': null} | id | Add the id",
                "{'id': ' '} | id | Send a text"
            })
    void ticket_withWrongField_isRefusedWithFieldAndFix(String json, String field, String fix) throws Exception {
        HttpResponse<String> response = service.post("/tickets/route", json.replace('\'', '"'));

        assertProblem(response, 400);
        assertThat(Service.json(response).path("field").asString()).isEqualTo(field);
        assertThat(Service.json(response).path("fix").asString()).contains(fix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[1]", "7", "null", "{\"id\": \"T\", \"id\": \"U\"}", "{\"id\": \"T\"} {", "\uD800"})
    void body_thatIsNoJsonObject_isRefusedWithFix(String body) throws Exception {
        HttpResponse<String> response = service.post("/tickets/route", body);

        assertProblem(response, 400);
        assertThat(Service.json(response).path("fix").asString()).contains("{\"id\": \"T-1\"");
    }

    @Test
    void ticket_beyondTheLimit_isTooLarge() throws Exception {
        String large = "{\"id\": \"T\", \"description\": \"" + "x".repeat(70_000) + "\"}";
        String deep = "{\"id\": \"T\", \"attributes\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertProblem(service.post("/tickets/route", large), 413);
        assertProblem(service.post("/tickets/route", deep), 413);
    }

    @Test
    void explanation_ofDecidedTicket_isJsonOrText() throws Exception {
        service.route("E-1", "bug");

        HttpResponse<String> json = service.get("/tickets/E-1/explanation");
        HttpResponse<String> text = service.get("/tickets/E-1/explanation", "Accept", "text/plain");

        assertThat(Service.json(json).path("decision").path("rule").asString()).isEqualTo("bugs");
        assertThat(Service.json(json).path("runnerUp").path("rule").asString()).isEqualTo("fallback");
        assertThat(Service.json(json).path("matches").path(0).path("position").asString())
                .isEqualTo("rules/all.route:1:1");
        assertThat(text.body()).startsWith("Ticket E-1 -> developers (Developers), ROUTED");
    }

    @Test
    void explanation_afterAnotherVersionTookOver_isOfTheVersionThatDecided() throws Exception {
        service.route("E-2", "bug");
        String next = service.activate("operations");
        Service.await(
                next,
                () -> service.route("E-3", "bug").path("version").asString().equals(next));

        JsonNode before = Service.json(service.get("/tickets/E-2/explanation"));
        JsonNode after = Service.json(service.get("/tickets/E-3/explanation"));
        service.activate("developers");
        Service.await(
                "the first version again",
                () -> service.route("E-4", "bug").path("team").asString().equals("developers"));

        assertThat(before.path("matches").path(0).path("team").asString()).isEqualTo("developers");
        assertThat(after.path("matches").path(0).path("team").asString()).isEqualTo("operations");
    }

    @Test
    void explanation_ofUnknownOrForgottenTicket_isNotFound() throws Exception {
        service.route("old", "bug");
        for (int i = 0; i < 50; i++) {
            service.route("N-" + i, "bug");
        }

        assertProblem(service.get("/tickets/unheard-of/explanation"), 404);
        assertProblem(service.get("/tickets/old/explanation"), 404);
        assertThat(service.get("/tickets/N-0/explanation").statusCode()).isEqualTo(200);
    }

    @Test
    void outcome_saidOfDecidedTicket_isTakenAndNonsenseRefused() throws Exception {
        service.route("O-1", "bug");

        assertThat(service.post("/tickets/O-1/outcome", "{\"outcome\": \"accepted\"}")
                        .statusCode())
                .isEqualTo(204);
        assertProblem(service.post("/tickets/O-1/outcome", "{\"outcome\": \"perhaps\"}"), 400);
        assertProblem(service.post("/tickets/O-1/outcome", "[]"), 400);
        assertProblem(service.post("/tickets/unheard-of/outcome", "{\"outcome\": \"accepted\"}"), 404);
    }

    @Test
    void wrongAddressOrMethod_always_isAProblemWithoutTrace() throws Exception {
        assertProblem(service.get("/tickets/route"), 405);
        assertProblem(service.get("/nowhere"), 404);
        assertThat(service.get("/tickets/%2e%2e%2f/explanation").statusCode()).isEqualTo(400);
    }

    @Test
    void metrics_afterDecisions_countThem() throws Exception {
        service.route("M-1", "bug");
        service.route("M-2", "cake");

        String metrics = service.get("/actuator/prometheus").body();

        assertThat(metrics)
                .containsPattern(
                        "pointsman_decisions_total\\{outcome=\"ROUTED\",ruleset=\"desk\",team=\"developers\",version=\"v1\"\\} [1-9]")
                .containsPattern("pointsman_decisions_total\\{outcome=\"FALLBACK\",.*team=\"support\".*\\} [1-9]")
                .containsPattern("pointsman_decision_time_seconds_count [1-9]")
                .containsPattern("pointsman_version\\{ruleset=\"desk\"\\} 1")
                .containsPattern("pointsman_refresh_age_seconds\\{ruleset=\"desk\"\\} ");
    }

    @Test
    void decisionLog_always_leavesOutWhatIsMasked() throws Exception {
        service.post("/tickets/route", "{\"id\": \"L-1\", \"category\": \"bug\", \"subject\": \"my secret\"}");

        Service.await("a line in the log", () -> log().contains("\"L-1\""));
        assertThat(log()).doesNotContain("my secret").contains("\"category\":\"bug\"");
    }

    private static String log() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("decisions"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Service.json(response).path("detail").asString()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("\\tat ");
    }
}
