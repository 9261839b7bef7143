package dev.pointsman.testing;

import dev.pointsman.Router;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.ticket.Ticket;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A host in a JVM of its own, which follows the repository of a {@link Publisher} and answers questions. */
public final class HostProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    /** Starts the host. */
    public HostProcess(Path repository) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostProcess.class.getName(),
                        repository.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns how the host decides a ticket of this id and category, and how many changes of the timeline it knows. */
    public String decide(String id, String category, Instant at) {
        return ask("decide " + id + " " + category + " " + at);
    }

    /** Has the host look into the repository. */
    public void refresh() {
        ask("refresh");
    }

    private String ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the host ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Answers until its input ends. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Router router = Router.builder()
                .repository(DirectoryRepository.in(Path.of(arguments[0])), Publisher.NAME)
                .refreshEvery(Duration.ofHours(1))
                .build()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> words = List.of(line.split(" ", -1));
                if (words.get(0).equals("refresh")) {
                    router.refresh();
                    System.out.println(router.state().problems());
                } else {
                    System.out.println(answer(router, words.get(1), words.get(2), Instant.parse(words.get(3))));
                }
            }
        }
    }

    /** Returns everything that a decision says, in a line. */
    public static String answer(Router router, String id, String category, Instant at) {
        Ticket ticket = Ticket.builder(id).category(category).build();
        return router.route(ticket, at) + " " + router.route(ticket, at).ruling();
    }
}
