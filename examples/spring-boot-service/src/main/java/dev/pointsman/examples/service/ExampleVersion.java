package dev.pointsman.examples.service;

import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The marketplace example, for a repository in which nothing was published yet, so that there is something to look at. */
final class ExampleVersion {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleVersion.class);
    private static final String FOLDER = "/marketplace/";
    private static final String AUTHOR = "example";

    private ExampleVersion() {}

    /** Publishes the example and activates it. */
    static void publishIn(DirectoryRepository repository) {
        try {
            Draft draft = Draft.of(files(), AUTHOR).withNote("The marketplace example");
            var version = repository.publish(draft).release().version();
            Change activate = new Change.Activate(version.sequence(), Change.AT_ONCE);
            repository.append(version.name(), AUTHOR, "The repository was empty", activate);
            LOG.info("The repository {} was empty: {} was published and activated", repository, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTree files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**/*.*")) {
            String address = file.getURL().toString();
            files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), file.getContentAsByteArray());
        }
        return FileTree.of(files);
    }
}
