package dev.pointsman.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, following a repository of its own in which a small rule set "desk" is active. */
final class Service implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final DirectoryRepository repository;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(DirectoryRepository repository, ConfigurableApplicationContext context) {
        this.repository = repository;
        this.context = context;
    }

    /** Starts the service with bugs going to the team {@code developers}. */
    static Service start(Path folder, String... settings) {
        activate(DirectoryRepository.in(folder.resolve("repository")), "developers");
        return restart(folder, settings);
    }

    /** Starts the service on what is there. */
    static Service restart(Path folder, String... settings) {
        Path repository = folder.resolve("repository");
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--pointsman.rule-set=desk",
                "--pointsman.repository=" + repository,
                "--pointsman.decision-log=" + folder.resolve("decisions"),
                "--pointsman.refresh-every=200ms"));
        arguments.addAll(List.of(settings));
        return new Service(
                DirectoryRepository.in(repository),
                SpringApplication.run(ServiceApplication.class, arguments.toArray(new String[0])));
    }

    /** Publishes a version in which bugs go to {@code team}, and activates it; returns its label. */
    String activate(String team) {
        return activate(repository, team);
    }

    private static String activate(DirectoryRepository repository, String team) {
        long version = publish(repository, team);
        repository.append("desk", "ann", "Bugs go to " + team, new Change.Activate(version, Change.AT_ONCE));
        return "v" + version;
    }

    /** Publishes a version in which bugs go to {@code team}; returns its number. */
    long publish(String team) {
        return publish(repository, team);
    }

    private static long publish(DirectoryRepository repository, String team) {
        return repository
                .publish(Draft.of(desk(team), "ann"))
                .release()
                .version()
                .sequence();
    }

    private static FileTree desk(String bugTeam) {
        return FileTree.ofTexts(Map.of(
                "ruleset.yaml", "name: desk\n", "schema.yaml", """
                fields: { category: [bug, bill], region: [EU, US] }
                attributes: { amount: number, urgent: boolean, code: text }
                """, "teams.yaml", """
                teams:
                  developers: { name: Developers, contact: "slack:#developers" }
                  operations: { name: Operations, contact: "pager:operations" }
                  support: { name: Support }
                """, "rules/all.route", """
                rule bugs
                  salience 100
                  when category is bug
                  route to %s because "Bugs belong to %s"

                default rule fallback
                  route to support
                """.formatted(
                                bugTeam, bugTeam)));
    }

    DirectoryRepository repository() {
        return repository;
    }

    Router router() {
        return context.getBean(Router.class);
    }

    String address(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Routes a ticket with an id and a category. */
    JsonNode route(String id, String category) throws IOException, InterruptedException {
        HttpResponse<String> response =
                post("/tickets/route", "{\"id\": \"" + id + "\", \"category\": \"" + category + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the HTML of the page. */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        return response.body();
    }

    /** Returns the HTML of a section of the page. */
    String section(String id) throws IOException, InterruptedException {
        String page = page("/");
        int start = page.indexOf("<section id=\"" + id + "\"");
        assertThat(start).as(page).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }

    /** Asks until the answer is as wanted. */
    static void await(String what, Callable<Boolean> question) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!question.call()) {
            assertThat(System.nanoTime()).as("still not: " + what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
