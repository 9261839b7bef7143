package dev.pointsman.release;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.source.FileTree;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What plain Drools needs to load a jar as a KIE module (KJAR). Text only: this package does not know Drools.
 */
final class KieModuleFiles {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+([A-Za-z_$][\\w$.]*)[ \\t]*;?");
    private static final Pattern GLOBAL = Pattern.compile("\\bglobal\\s+[\\w.]+\\s+routing\\b");
    private static final String GLOBAL_LINE = " global dev.pointsman.rule.Routing routing;";

    private KieModuleFiles() {}

    static String kmodule(String name, LanguageLevel level) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <kmodule xmlns="http://www.drools.org/xsd/kmodule">
                    <configuration>
                        <property key="drools.lang.level" value="%s"/>
                    </configuration>
                    <kbase name="%s" default="true">
                        <ksession name="%s" default="true"/>
                    </kbase>
                </kmodule>
                """.formatted(level.name(), name, name);
    }

    /**
     * Returns the rules, each in the folder of its package, where Drools expects it, and each with the global that its
     * consequences call. Lines keep their numbers.
     *
     * @throws IllegalArgumentException if a file has no package, or two files come to lie in one place
     */
    static Map<String, String> rules(FileTree drl) {
        Map<String, String> rules = new TreeMap<>();
        for (String name : drl.names()) {
            String text = text(drl, name);
            Matcher unit = PACKAGE.matcher(text);
            if (!unit.find()) {
                throw new IllegalArgumentException(
                        name + " names no package\n  Begin it with: package marketplace.ownership");
            }
            String folder = unit.group(1).replace('.', '/');
            String place = folder + "/" + name.replaceFirst("^rules/", "").replace('/', '-');
            String whole = GLOBAL.matcher(text).find()
                    ? text
                    : text.substring(0, unit.end(1)) + ";" + GLOBAL_LINE + text.substring(unit.end());
            if (rules.put(place, whole) != null) {
                throw new IllegalArgumentException(
                        name + " and another file would both be " + place + "\n  Rename one of the two.");
            }
        }
        return rules;
    }

    private static String text(FileTree drl, String name) {
        try {
            return drl.text(name).text();
        } catch (IOException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }
}
