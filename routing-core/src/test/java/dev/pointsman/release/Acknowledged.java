package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.RulePolicy;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What publishing processes said was done, to be compared with what is there. Confined to one thread. */
final class Acknowledged {

    private final Map<Long, String> versions = new TreeMap<>();
    private final Map<Long, String> entries = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /** Takes a line of {@link PublishingProcess}; one that its end cut off says nothing. */
    void add(String line) {
        String[] parts = line.split(" ", 3);
        if (parts[0].equals("published") && parts.length == 3 && parts[2].length() == 64) {
            assertThat(versions.put(Long.parseLong(parts[1]), parts[2]))
                    .as(line)
                    .isNull();
        } else if (parts[0].equals("appended") && parts.length == 3) {
            assertThat(entries.put(Long.parseLong(parts[1]), parts[2])).as(line).isNull();
        } else if (parts[0].equals("failed")) {
            failures.add(line);
        }
    }

    int size() {
        return versions.size() + entries.size();
    }

    List<String> failures() {
        return failures;
    }

    /** Checks that the repository is well and that nothing that was acknowledged is missing. */
    void assertKeptIn(DirectoryRepository repository) {
        assertThat(repository.problems("shop")).allMatch(problem -> problem.contains("never finished"));
        List<ReleaseSummary> labels = repository.releases("shop");
        for (int i = 0; i < labels.size(); i++) {
            assertThat(labels.get(i).sequence()).as("versions without holes").isEqualTo(i + 1L);
        }
        versions.forEach((sequence, digest) ->
                assertThat(repository.release("shop", sequence).digest()).isEqualTo(digest));
        if (!labels.isEmpty()) {
            repository.release("shop", labels.size()).ruleSet(RulePolicy.RESTRICTED);
        }
        Timeline timeline = repository.timeline("shop");
        entries.forEach((number, reason) -> {
            assertThat(timeline.entries()).hasSizeGreaterThanOrEqualTo((int) (long) number);
            TimelineEntry entry = timeline.entries().get((int) (number - 1));
            assertThat(entry.reason()).isEqualTo(reason);
        });
    }
}
