package dev.pointsman.dsl;

import dev.pointsman.dsl.layout.CommentPlaces;
import dev.pointsman.dsl.layout.CommentPlaces.Stretch;
import dev.pointsman.dsl.parse.DrlComments;
import dev.pointsman.dsl.parse.Parser;
import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Item;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import dev.pointsman.rule.Rule;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The comments of a rule file, each with the rule that it belongs to: those above a rule, within it, and behind it on its
 * last line. Immutable.
 *
 * @param ofFile those about the file: at its top, with an empty line or something else than rules below
 * @param ofRules those of each rule, by the offset at which the rule begins
 * @param last those behind the last rule
 */
record RuleComments(List<Comment> ofFile, Map<Integer, List<Comment>> ofRules, List<Comment> last) {

    /** Finds the comments of a file that could be read, with its rules in source order. */
    static RuleComments of(SourceFile file, List<Rule> rules) {
        LineMap lines = new LineMap(file);
        if (file.name().endsWith(".drl")) {
            List<Stretch> stretches =
                    rules.stream().map(rule -> stretch(rule, lines)).toList();
            int first = stretches.stream().mapToInt(Stretch::start).min().orElse(0);
            List<Comment> comments = DrlComments.of(file.text());
            List<Integer> owners = stretches.stream().map(Stretch::start).toList();
            return placed(comments, stretches, owners, codeEnd(file.text(), comments, first));
        }
        if (file.name().endsWith(".route")) {
            Problems problems = new Problems(lines);
            Syntax syntax = Parser.parse(problems);
            List<Stretch> stretches = new ArrayList<>();
            List<Integer> owners = new ArrayList<>();
            syntax.items().forEach(item -> add(item, stretches, owners));
            return placed(syntax.comments(), stretches, owners, 0);
        }
        return new RuleComments(List.of(), Map.of(), List.of());
    }

    /** Returns where a rule of DRL stands. The text of a rule is as long as in its file, only without dates. */
    static Stretch stretch(Rule rule, LineMap lines) {
        int start = lines.offsetOf(rule.position().line(), rule.position().column());
        return new Stretch(start, start + rule.source().text().length());
    }

    /** Returns the comments of a rule. */
    List<Comment> of(Rule rule, LineMap lines) {
        int start = lines.offsetOf(rule.position().line(), rule.position().column());
        return ofRules.getOrDefault(start, List.of());
    }

    /**
     * Gives the comments out.
     *
     * @param owners for each stretch the offset of the rule that its comments belong to
     */
    private static RuleComments placed(
            List<Comment> comments, List<Stretch> stretches, List<Integer> owners, int codeEnd) {
        CommentPlaces places = new CommentPlaces(stretches, comments);
        Map<Integer, List<Comment>> ofRules = new TreeMap<>();
        List<Comment> ofFile = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            List<Comment> own = new ArrayList<>(places.before(i));
            places.behind(i).ifPresent(own::add);
            if (i == 0) {
                int about = 0; // how many are about the file
                for (int j = 0;
                        j < own.size() && own.get(j).start() < stretches.get(0).start();
                        j++) {
                    Comment comment = own.get(j);
                    boolean apart = comment.ownLine() && comment.blankBehind();
                    about = apart || comment.start() < codeEnd ? j + 1 : about;
                }
                ofFile.addAll(own.subList(0, about));
                own.subList(0, about).clear();
            }
            ofRules.computeIfAbsent(owners.get(i), start -> new ArrayList<>()).addAll(own);
        }
        return new RuleComments(List.copyOf(ofFile), ofRules, places.last());
    }

    /** Returns the offset behind what stands before the first rule and is no comment: package, imports and the like. */
    private static int codeEnd(String text, List<Comment> comments, int firstRule) {
        StringBuilder code = new StringBuilder(text.substring(0, firstRule));
        for (Comment comment : comments) {
            for (int i = comment.start(); i < Math.min(comment.end(), firstRule); i++) {
                code.setCharAt(i, ' ');
            }
        }
        return code.toString().stripTrailing().length();
    }

    /** The head of a table belongs to its first row, so that its comments do. */
    private static void add(Item item, List<Stretch> stretches, List<Integer> owners) {
        if (item instanceof RuleItem rule) {
            int end = rule.when() == null ? rule.id().end() : rule.when().end();
            for (Clause clause : rule.clauses()) {
                end = Math.max(end, clause.end());
            }
            stretches.add(new Stretch(rule.start(), end));
            owners.add(rule.start());
        } else if (item instanceof TableItem table && !table.rows().isEmpty()) {
            stretches.add(new Stretch(table.start(), table.header().end()));
            owners.add(table.rows().get(0).start());
            table.rows().forEach(row -> {
                stretches.add(new Stretch(row.start(), row.end()));
                owners.add(row.start());
            });
        }
    }
}
