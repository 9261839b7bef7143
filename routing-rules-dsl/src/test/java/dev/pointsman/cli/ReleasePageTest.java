package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/release.md} shows. Hashes and keys may be others. */
class ReleasePageTest {

    private static final Path PAGE = Path.of("..", "docs", "release.md");
    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void commands_printWhatThePageShows() throws IOException {
        List<ConsolePage.Played> played = new ConsolePage(folder, "shop", START).play(PAGE);

        assertThat(played).hasSizeGreaterThan(20);
        for (ConsolePage.Played one : played) {
            assertThat(ConsolePage.comparable(one.printed()))
                    .as("%s:%d: %s", PAGE, one.line(), one.command())
                    .isEqualTo(ConsolePage.comparable(one.shown()));
        }
    }
}
