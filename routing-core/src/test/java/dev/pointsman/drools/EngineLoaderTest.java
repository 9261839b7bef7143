package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.NOON;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.session;
import static dev.pointsman.drools.DroolsMatcherTest.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLoaderTest {

    private static final Ticket TICKET =
            Ticket.builder("T-1").product("checkout").build();
    private static final Rule RULE =
            session("any", "Ticket()", "routing.to(\"a\");").build();

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void matcher_withoutContextClassLoader_worksAndLeavesNone() throws Exception {
        assertThat(under(null, EngineLoaderTest::buildAndMatch)).containsExactly("a", "desk");
    }

    @Test
    void matcher_underAClassLoaderThatSeesNothing_works() throws Exception {
        try (URLClassLoader stranger = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(under(stranger, EngineLoaderTest::buildAndMatch)).containsExactly("a", "desk");
        }
    }

    @Test
    void matcher_thatTouchesDroolsFirstUnderAStranger_works() throws Exception {
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                URLClassLoader stranger = new URLClassLoader(new URL[0], null)) {
            Callable<?> task = (Callable<?>) fresh.loadClass("dev.pointsman.drools.FirstTouch")
                    .getConstructor()
                    .newInstance();

            assertThat(under(stranger, task::call).toString())
                    .contains("rule=reads, team=a")
                    .endsWith("failures=[]]");
        }
    }

    @Test
    void factTypes_ofTheHostsLoader_canBeImported() throws Exception {
        compile("com/acme/Outage.java", "package com.acme; public record Outage(String product) {}");
        String header = DrlRules.HEADER + "import com.acme.Outage\n";
        Rule rule = session(
                        header,
                        10,
                        "outage",
                        "Ticket( $p : product )\n    Outage( product == $p )",
                        "routing.to(\"b\");")
                .build();
        try (URLClassLoader host = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Object fact = host.loadClass("com.acme.Outage")
                    .getConstructor(String.class)
                    .newInstance("checkout");
            DroolsMatcher matcher = under(host, () -> matcher(rule));

            assertThat(teams(matcher.all(TICKET, List.of(fact), NOON))).containsExactly("b", "desk");
        }
    }

    @Test
    void services_thatAreMissing_areExplained() throws Exception {
        try (URLClassLoader badlyPacked = new WithoutServices(classPath())) {
            Class<?> engine = badlyPacked.loadClass("dev.pointsman.drools.run.Engine");
            var services = engine.getDeclaredMethod("services");
            services.setAccessible(true);

            assertThatThrownBy(() -> services.invoke(null))
                    .cause()
                    .satisfies(thrown ->
                            assertThat(thrown.getClass().getName()).isEqualTo(RuleEngineException.class.getName()))
                    .hasMessageStartingWith("Drools does not find its own parts, which it lists in META-INF/services\n")
                    .hasMessageContaining("ServicesResourceTransformer");
        }
    }

    private static List<String> buildAndMatch() {
        try (DroolsMatcher matcher = matcher(RULE)) {
            return teams(matcher.all(TICKET, List.of(), NOON));
        }
    }

    private static <T> T under(@Nullable ClassLoader loader, Callable<T> task) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            T result = task.call();
            assertThat(thread.getContextClassLoader()).isSameAs(loader);
            return result;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void compile(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", file.toString());
        assertThat(errors).isZero();
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    /** The whole class path, as in a jar that was packed without its service files. */
    private static final class WithoutServices extends URLClassLoader {

        WithoutServices(URL[] classPath) {
            super(classPath, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return name.startsWith("META-INF/services/org.kie")
                    ? Collections.emptyEnumeration()
                    : super.findResources(name);
        }
    }
}
