package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lines of shell before the jar, here in front of a small jar that prints what it was started with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path STUB = Path.of("src", "launcher", "pointsman.sh");

    @TempDir
    private static Path folder;

    private static Path launcher;

    /** The program in the jar. */
    public static final class Echo {
        private Echo() {}

        /** Prints the options of the JVM, then the arguments, each on a line; ends with a code of its own. */
        public static void main(String[] arguments) {
            ManagementFactory.getRuntimeMXBean()
                    .getInputArguments()
                    .forEach(option -> System.out.println("option " + option));
            for (String argument : arguments) {
                System.out.println("argument " + argument);
            }
            System.exit(3);
        }
    }

    /** What a run printed, and its exit code. */
    private record Run(List<String> lines, int exitCode) {}

    @BeforeAll
    static void build() throws IOException {
        Path home = Files.createDirectory(folder.resolve("a folder"));
        launcher = Files.copy(STUB, home.resolve("pointsman"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        Path jar = home.resolve("echo.jar");
        String name = Echo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Echo.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
        try (OutputStream out = Files.newOutputStream(launcher, StandardOpenOption.APPEND)) {
            Files.copy(jar, out);
        }
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void start_anyArguments_passesThemOnWithTheExitCode() throws Exception {
        Run run = start(Map.of(), launcher.toString(), "check", "two words", "*", "$HOME", "");

        assertThat(run.lines())
                .contains("argument check", "argument two words", "argument *", "argument $HOME", "argument ");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void start_throughALinkOnThePath_findsItself() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("pm"), launcher);

        Run run = start(Map.of("PATH", bin + ":" + System.getenv("PATH")), "sh", "-c", "pm linked");

        assertThat(run.lines()).contains("argument linked");
    }

    @Test
    void start_optionsInTheEnvironment_comeAfterTheLaunchersOwn() throws Exception {
        Run run = start(
                Map.of("POINTSMAN_JAVA_OPTIONS", "-Xmx64m -XX:TieredStopAtLevel=4"), launcher.toString(), "check");

        assertThat(run.lines())
                .containsSubsequence(
                        "option -XX:TieredStopAtLevel=1",
                        "option -Xmx64m",
                        "option -XX:TieredStopAtLevel=4",
                        "argument check");
    }

    @Test
    void start_withoutJava_saysWhatToInstall() throws Exception {
        Run run = start(Map.of("JAVA_HOME", folder.resolve("none").toString()), launcher.toString(), "check");

        assertThat(run.lines()).singleElement().asString().contains("none/bin/java", "JDK 17", "JAVA_HOME");
        assertThat(run.exitCode()).isEqualTo(127);
    }

    private static Run start(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("POINTSMAN_JAVA_OPTIONS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        }
        return new Run(lines, process.waitFor());
    }
}
