package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/testing.md} shows: writes the files of its blocks, whose info string has a path after the language,
 * and runs the command of each console block, whose output must be the rest of the block. Hashes of versions are left out.
 */
class TestingPageTest {

    private static final String PROMPT = "$ pointsman ";

    @TempDir
    private Path parent;

    private final List<List<String>> consoles = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "testing.md"));
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("```")) {
                String[] info = lines.get(at).substring(3).split(" ", 2);
                int end = at + 1 + lines.subList(at + 1, lines.size()).indexOf("```");
                List<String> block = lines.subList(at + 1, end);
                if (info.length == 2) {
                    SmallRuleSet.write(parent.resolve(info[1]), String.join("\n", block) + "\n");
                } else if (info[0].equals("console")) {
                    consoles.add(block);
                }
                at = end;
            }
        }
    }

    @Test
    void commands_printWhatThePageShows() {
        assertThat(consoles).hasSizeGreaterThanOrEqualTo(5);
        for (List<String> console : consoles) {
            String command = console.get(0);
            assertThat(command).startsWith(PROMPT);
            String[] arguments = command.substring(PROMPT.length())
                    .replace("shop", parent + "/shop")
                    .split(" ");
            String printed = Session.run(arguments).out().replaceAll("shop [0-9a-f]{12}", "shop");
            assertThat(printed)
                    .as(command)
                    .isEqualTo(console.stream().skip(1).collect(Collectors.joining("\n", "", "\n")));
        }
    }
}
