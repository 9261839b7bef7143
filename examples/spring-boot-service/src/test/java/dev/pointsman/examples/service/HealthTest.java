package dev.pointsman.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Health in every state, and that the service decides in each. */
class HealthTest {

    @TempDir
    Path folder;

    @Test
    void health_whileRepositoryIsGone_isDegradedThenDownThenUpAgain() throws Exception {
        try (Service service = Service.start(folder, "--pointsman.down-after=3s")) {
            Service.await("UP", () -> status(service).equals("UP"));
            HttpResponse<String> up = service.get("/actuator/health");
            assertThat(up.statusCode()).isEqualTo(200);
            assertThat(pointsman(up).path("details").path("version").asString()).isEqualTo("desk v1");

            Path repository = folder.resolve("repository");
            Files.move(repository, folder.resolve("gone"));
            Service.await("DEGRADED", () -> status(service).equals("DEGRADED"));
            assertThat(service.page("/")).contains("DEGRADED").contains("there is no repository");
            assertThat(service.route("T-1", "bug").path("team").asString()).isEqualTo("developers");

            Service.await("DOWN", () -> status(service).equals("DOWN"));
            assertThat(service.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(service.route("T-2", "bug").path("team").asString()).isEqualTo("developers");

            Files.move(folder.resolve("gone"), repository);
            Service.await("UP", () -> status(service).equals("UP"));
            assertThat(service.section("running")).doesNotContain("there is no repository");
        }
    }

    @Test
    void health_withDamagedActiveVersion_isDegradedAndTheGoodOneDecides() throws Exception {
        String damaged;
        try (Service service = Service.start(folder)) {
            damaged = service.activate("operations");
        }
        Path file = folder.resolve("repository/desk/versions/" + damaged + ".jar");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        try (Service service = Service.restart(folder)) {
            HttpResponse<String> health = service.get("/actuator/health");
            assertThat(pointsman(health).path("status").asString()).isEqualTo("DEGRADED");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(service.section("running")).contains(damaged + ".jar");
            assertThat(service.route("T-1", "bug").path("team").asString()).isEqualTo("developers");
        }
    }

    private static JsonNode pointsman(HttpResponse<String> health) {
        return Service.json(health).path("components").path("pointsman");
    }

    private static String status(Service service) throws Exception {
        return pointsman(service.get("/actuator/health")).path("status").asString();
    }
}
