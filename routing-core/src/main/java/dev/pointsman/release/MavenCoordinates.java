package dev.pointsman.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which name a Maven repository keeps a bundle. Immutable.
 *
 * @param groupId such as {@code com.example.rules}
 * @param artifactId such as {@code marketplace}
 * @param version such as {@code 12}
 */
public record MavenCoordinates(String groupId, String artifactId, String version) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    public MavenCoordinates {
        for (String part : new String[] {groupId, artifactId, version}) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("\"" + part + "\" cannot be part of the name of an artifact"
                        + "\n  Expected are letters, digits, \".\", \"_\" and \"-\".");
            }
        }
    }

    /** Returns the name of the rule set and the number of the version in a group. */
    public static MavenCoordinates of(String groupId, ReleaseSummary release) {
        return new MavenCoordinates(groupId, release.name(), Long.toString(release.sequence()));
    }

    String folder() {
        return "META-INF/maven/" + groupId + "/" + artifactId + "/";
    }

    String properties() {
        return "groupId=" + groupId + "\nartifactId=" + artifactId + "\nversion=" + version + "\n";
    }

    String pom(Release release) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                    <packaging>jar</packaging>
                    <description>%s, %s</description>
                %s</project>
                """.formatted(groupId, artifactId, version, release.version(), release.digest(), dependencies());
    }

    /** The rules name types of the library; where it does not know its own version, the host names it. */
    private static String dependencies() {
        return Optional.ofNullable(Bundle.class.getPackage().getImplementationVersion())
                .map("""
                            <dependencies>
                                <dependency>
                                    <groupId>dev.pointsman</groupId>
                                    <artifactId>routing-core</artifactId>
                                    <version>%s</version>
                                </dependency>
                            </dependencies>
                        """::formatted)
                .orElse("");
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + version;
    }
}
