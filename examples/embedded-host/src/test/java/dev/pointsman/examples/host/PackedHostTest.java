package dev.pointsman.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The host runs from the jar that the build packs, with its libraries beside it. */
class PackedHostTest {

    @Test
    void packedHost_started_routesByPlainAndBySessionRules() throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "embedded-host.jar").toAbsolutePath().toString(),
                        Path.of("..", "marketplace").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(host.exitValue()).as(printed).isZero();
        assertThat(printed)
                .contains("T-1 goes to ")
                .contains("rule      open-outage")
                .contains("Belongs to the open outage OUT-7");
    }
}
