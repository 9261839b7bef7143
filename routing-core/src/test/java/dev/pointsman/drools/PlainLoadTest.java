package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rule set of plain rules in their usual form is loaded and decides without a single class of Drools. */
class PlainLoadTest {

    private static final Pattern DROOLS =
            Pattern.compile("(?:drools|kie|antlr|mvel|javaparser|drlx|ecj|xstream)[\\w.-]*\\.jar$");

    @Test
    void plainRules_whereThereIsNoDrools_loadAndDecide() throws Exception {
        try (URLClassLoader without = withoutDrools()) {
            assertThat(task(without, "PlainTouch").call()).isEqualTo("eu");
        }
    }

    @Test
    void sessionRules_whereThereIsNoDrools_fail() throws Exception {
        try (URLClassLoader without = withoutDrools()) {
            Callable<?> task = task(without, "FirstTouch");

            assertThatThrownBy(task::call).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static Callable<?> task(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (Callable<?>) loader.loadClass("dev.pointsman.drools." + name)
                .getConstructor()
                .newInstance();
    }

    private static URLClassLoader withoutDrools() {
        URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !DROOLS.matcher(entry).find())
                .map(PlainLoadTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
