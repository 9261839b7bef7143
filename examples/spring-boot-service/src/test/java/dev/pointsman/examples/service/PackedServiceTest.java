package dev.pointsman.examples.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that the build packs runs alone: it makes its repository, the tests of the version warm it up, and rules that need
 * Drools run from a jar of jars.
 */
class PackedServiceTest {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path folder;

    @Test
    void jar_startedInAnEmptyFolder_routesByTheExample() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "spring-boot-service.jar")
                                .toAbsolutePath()
                                .toString(),
                        "--server.port=0")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader printed = process.inputReader(UTF_8)) {
            StringBuilder log = new StringBuilder();
            String address = "http://127.0.0.1:" + port(printed, log);
            HttpClient http = HttpClient.newHttpClient();
            HttpResponse<String> routed = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/tickets/route"))
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"id\": \"T-1\", \"category\": \"payment\", \"product\": \"checkout\", \"region\": \"LATAM\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/?decided=T-1"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(log).containsPattern("Warmed up marketplace v1 with \\d+ tickets of its tests");
            assertThat(routed.statusCode()).as(routed.body()).isEqualTo(200);
            assertThat(Service.json(routed).path("outcome").asString()).isEqualTo("ROUTED");
            assertThat(page.body())
                    .contains("v1 decides")
                    .contains("Decision on T-1")
                    .contains("the part that runs in Drools");
            assertThat(folder.resolve("work/repository/marketplace/timeline.jsonl"))
                    .isNotEmptyFile();
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Returns the port, once the service has started; what it prints until then is added. */
    private static String port(BufferedReader printed, StringBuilder all) throws Exception {
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            all.append(line).append('\n');
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new AssertionError("the service did not start:\n" + all);
    }
}
