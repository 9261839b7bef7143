package dev.pointsman.release;

import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.TimelineEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes and appends, and says so once it is acknowledged: {@code published 3 DIGEST}, {@code appended 7 REASON}. A process
 * of its own for tests that kill it or start several.
 */
final class PublishingProcess {

    private PublishingProcess() {}

    /** Takes the repository's folder, a name that no other process has, how many threads, and how often each of them does it. */
    public static void main(String[] arguments) throws InterruptedException {
        DirectoryRepository repository = DirectoryRepository.in(Path.of(arguments[0]));
        int threads = Integer.parseInt(arguments[2]);
        long times = Long.parseLong(arguments[3]);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String name = arguments[1] + "-" + i;
            Thread thread = new Thread(() -> run(repository, name, times, PublishingProcess::say));
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    /** Publishes and appends as often as is said, or until that fails. */
    static void run(DirectoryRepository repository, String name, long times, Consumer<String> say) {
        try {
            for (long i = 0; i < times; i++) {
                Release release = repository
                        .publish(Draft.of(PublishedRules.noted(name + " " + i), name))
                        .release();
                say.accept("published " + release.version().sequence() + " " + release.digest());
                Change change = new Change.Activate(release.version().sequence(), Change.AT_ONCE);
                TimelineEntry entry = repository.append("shop", name, name + "-" + i, change);
                say.accept("appended " + entry.number() + " " + entry.reason());
            }
        } catch (RuntimeException e) {
            say.accept("failed " + String.valueOf(e.getMessage()).replace("\n", " "));
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
