package dev.pointsman.drools.run;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The class loader under which rules are compiled and run: that of this library first, so that Drools and the ticket
 * types are always found, then the context class loader of the thread that built the matcher, where a host keeps the
 * types of its facts. Immutable.
 */
public final class EngineLoader extends ClassLoader {

    private final ClassLoader host;

    private EngineLoader(ClassLoader library, ClassLoader host) {
        super(library);
        this.host = host;
    }

    /** Returns the loader for rules that are built on this thread. */
    public static ClassLoader ofThisThread() {
        ClassLoader host = Thread.currentThread().getContextClassLoader();
        return host == null || sees(library(), host) ? library() : new EngineLoader(library(), host);
    }

    /** Returns the loader of this library. */
    static ClassLoader library() {
        return EngineLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return host.loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return host.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return Collections.emptyEnumeration();
    }

    private static boolean sees(ClassLoader library, ClassLoader host) {
        for (ClassLoader loader = library; loader != null; loader = loader.getParent()) {
            if (loader == host) {
                return true;
            }
        }
        return false;
    }
}
