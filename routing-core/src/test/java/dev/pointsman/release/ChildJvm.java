package dev.pointsman.release;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM that a test starts, with the test's class path.
 *
 * @param process what was started; its errors go where those of the test go
 */
record ChildJvm(Process process) {

    static ChildJvm start(Class<?> main, List<String> alsoOnTheClassPath, List<String> arguments) throws IOException {
        return start(command(main, alsoOnTheClassPath, arguments));
    }

    /** Starts a JVM whose files cannot grow beyond 8 kB; writing more fails, in the middle if need be. */
    static ChildJvm startLimited(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$0\" \"$@\""));
        command.addAll(command(main, List.of(), arguments));
        return start(command);
    }

    private static ChildJvm start(List<String> command) throws IOException {
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static List<String> command(Class<?> main, List<String> alsoOnTheClassPath, List<String> arguments) {
        List<String> classPath = new ArrayList<>(alsoOnTheClassPath);
        classPath.add(System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                String.join(File.pathSeparator, classPath),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    BufferedReader reader() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns the lines that it prints until its end, which must be a good one. */
    List<String> printed() throws IOException, InterruptedException {
        try (Stream<String> lines = reader().lines()) {
            List<String> printed = lines.toList();
            if (process.waitFor() != 0) {
                throw new AssertionError("ended with " + process.exitValue() + " after printing " + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
