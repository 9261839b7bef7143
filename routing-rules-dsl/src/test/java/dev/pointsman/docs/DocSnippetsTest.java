package dev.pointsman.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs every Java block of README.md and docs/, each in a JVM of its own that starts in the project's top
 * folder, as a reader's would.
 */
class DocSnippetsTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Path TOP = top();

    @TempDir
    Path folder;

    @Test
    void readme_always_showsCodeThatRuns() {
        assertThat(new Page(TOP.resolve("README.md")).snippets())
                .as("Java blocks of README.md")
                .isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> snippet_asPrinted_compilesAndRuns() throws IOException {
        return pages().stream()
                .flatMap(page -> new Page(page).snippets().stream())
                .map(snippet -> dynamicTest(snippet.toString(), () -> check(snippet)));
    }

    private void check(Snippet snippet) throws IOException, InterruptedException {
        Path classes = Files.createTempDirectory(folder, "snippet");
        compile(snippet, classes);
        String printed = run(snippet, classes);
        snippet.prints()
                .ifPresent(expected -> assertThat(printed.strip())
                        .as("what %s prints", snippet)
                        .isEqualTo(expected.strip()));
    }

    private static void compile(Snippet snippet, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", CLASS_PATH, "-d", classes.toString());
        boolean compiled = compiler.getTask(
                        new StringWriter(), null, findings, options, null, List.of(new Source(snippet.source())))
                .call();
        String errors = findings.getDiagnostics().stream()
                .filter(finding -> finding.getKind() == Diagnostic.Kind.ERROR)
                .map(finding -> snippet.page() + ":" + snippet.pageLine(finding.getLineNumber()) + ": "
                        + finding.getMessage(null))
                .collect(joining("\n"));
        assertThat(compiled).as("%s does not compile\n%s", snippet, errors).isTrue();
    }

    private String run(Snippet snippet, Path classes) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-classpath",
                        classes + System.getProperty("path.separator") + CLASS_PATH,
                        Snippet.CLASS_NAME)
                .directory(TOP.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createTempFile(folder, "in", ".txt").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String printed = Files.readString(out, UTF_8);
        assertThat(ended).as("%s ends within 60 seconds", snippet).isTrue();
        assertThat(process.exitValue())
                .as("exit code of %s, which printed\n%s%s", snippet, printed, Files.readString(err, UTF_8))
                .isZero();
        return printed.replace("\r\n", "\n");
    }

    private static List<Path> pages() throws IOException {
        Path docs = TOP.resolve("docs");
        try (Stream<Path> tree = Files.isDirectory(docs) ? Files.walk(docs) : Stream.empty()) {
            Stream<Path> markdown = tree.filter(file -> file.toString().endsWith(".md"));
            return Stream.concat(Stream.of(TOP.resolve("README.md")), markdown)
                    .sorted()
                    .toList();
        }
    }

    /** The project's top folder: this class lies in (module)/target/test-classes. */
    private static Path top() {
        try {
            return Path.of(DocSnippetsTest.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve("../../..")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + Snippet.CLASS_NAME + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
