package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.source.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code examples/release-walkthrough/README.md} shows, on the rules of the marketplace. */
class ReleaseWalkthroughTest {

    private static final Path PAGE = Path.of("..", "examples", "release-walkthrough", "README.md");
    private static final Path MARKETPLACE = Path.of("..", "examples", "marketplace");
    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void commands_printWhatThePageShows() throws IOException {
        FileTree.read(MARKETPLACE).writeTo(folder.resolve("author"));
        List<ConsolePage.Played> played = new ConsolePage(folder, "marketplace", START).play(PAGE);

        assertThat(played).hasSizeGreaterThan(15);
        for (ConsolePage.Played one : played) {
            assertThat(ConsolePage.comparable(one.printed()))
                    .as("%s:%d: %s", PAGE, one.line(), one.command())
                    .isEqualTo(ConsolePage.comparable(one.shown()));
        }
    }
}
