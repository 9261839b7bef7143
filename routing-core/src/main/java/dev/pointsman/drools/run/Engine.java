package dev.pointsman.drools.run;

import dev.pointsman.rule.RuleEngineException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;

/**
 * The way to Drools. Drools finds its own parts through the context class loader, remembers a miss for the life of the
 * JVM, and gives the threads of its compiler the context class loader of whoever came first; so whatever may look for
 * parts runs under the loader of this library.
 */
public final class Engine {

    private Engine() {}

    /** Runs a task with the loader of this library as context class loader. */
    public static <T> T under(Supplier<T> task) {
        return under(EngineLoader.library(), task);
    }

    /** Runs a task with {@code loader} as context class loader. */
    public static <T> T under(ClassLoader loader, Supplier<T> task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return task.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Returns the services of Drools.
     *
     * @throws RuleEngineException if Drools does not find its parts
     */
    public static KieServices services() {
        return found(under(Engine::lookUp));
    }

    private static @Nullable KieServices lookUp() {
        try {
            return KieServices.Factory.get();
        } catch (RuntimeException | LinkageError e) {
            throw new RuleEngineException("Drools cannot start: " + e, e);
        }
    }

    /** Returns {@code services}, or says what to do when there are none. */
    static KieServices found(@Nullable KieServices services) {
        if (services == null) {
            throw new RuleEngineException("Drools does not find its own parts, which it lists in META-INF/services\n"
                    + "  If the program is one jar packed from several, merge the service files when packing"
                    + " (Maven: ServicesResourceTransformer). If other code uses Drools, it must not touch it first"
                    + " under a context class loader that does not see Drools.");
        }
        return services;
    }
}
