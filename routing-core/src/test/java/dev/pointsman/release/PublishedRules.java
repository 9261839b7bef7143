package dev.pointsman.release;

import dev.pointsman.source.FileTree;
import dev.pointsman.testing.RuleSets;
import java.util.Map;
import java.util.TreeMap;

/** Small folders of rule authors. */
final class PublishedRules {

    private PublishedRules() {}

    /** Returns the folder of the rule set {@code shop} with one rule to one of the teams a, b and triage. */
    static FileTree to(String team) {
        return FileTree.ofTexts(texts(team));
    }

    /** Returns a folder of which no other note has the same. */
    static FileTree noted(String note) {
        Map<String, String> texts = texts("a");
        texts.put("tests/note.txt", note);
        return FileTree.ofTexts(texts);
    }

    static Map<String, String> texts(String team) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("ruleset.yaml", "name: shop\n");
        texts.put("teams.yaml", "teams:\n  a: { name: A }\n  b: { name: B }\n  triage: { name: Triage }\n");
        texts.put(
                "rules/all.drl",
                RuleSets.HEADER + RuleSets.rule("refunds", "category == \"refund\"", team) + RuleSets.FALLBACK);
        texts.put("tests/cases.yaml", "cases: []\n");
        return texts;
    }
}
